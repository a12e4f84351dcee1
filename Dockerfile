# One image for every process of Vicarity: web server, worker, scheduler, migrations.
# docs/deployment.md says how they are run.

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
RUN python -m compileall -q . \
 && install --directory --owner=vicarity --mode=0700 /uploads
USER vicarity
EXPOSE 8000
# Worker and scheduler have no web server: docker-compose.yml switches this off for them.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["python", "-c", \
  "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health/live', timeout=4)"]
CMD ["gunicorn", "wsgi:app"]
