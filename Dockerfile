# One image for every process of Vicarity: web server, worker, scheduler, migrations.
# docs/deployment.md says how they are run.

FROM node:24-slim AS web
WORKDIR /app/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web .
COPY vicarity/static/inter-gb.woff2 ../vicarity/static/
COPY vicarity/qualification/qualifications.csv ../vicarity/qualification/
RUN npm run build

FROM python:3.11-slim AS packages
COPY requirements.txt .
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check \
      --require-hashes -r requirements.txt

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin vicarity
COPY --from=packages /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    FLASK_APP=wsgi \
    VICARITY_ENV=production \
    HOST=0.0.0.0 \
    PORT=8000
WORKDIR /app
COPY config.py config_secrets.py gunicorn.conf.py wsgi.py ./
COPY migrations migrations
COPY templates templates
COPY vicarity vicarity
COPY workers_rq workers_rq
COPY --from=web /app/web/dist web/dist
RUN python -m compileall -q . \
 && install --directory --owner=vicarity --mode=0700 /uploads
USER vicarity
EXPOSE 8000
# Worker and scheduler have no web server: docker-compose.yml switches this off for them.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["python", "-c", \
  "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health/live', timeout=4)"]
CMD ["gunicorn", "wsgi:app"]
