import signal
import smtplib
import subprocess
import sys
import threading
from email.message import EmailMessage

import pytest

from tests.embedded.stack import ROOT, eventually, free_port
from vicarity.embedded.mail_catcher import moment
from vicarity.embedded.ports import listening


@pytest.fixture
def catcher(tmp_path):
    port, folder = free_port(), tmp_path / "mail"
    command = [sys.executable, "-m", "vicarity.embedded.mail_catcher", str(folder)]
    process = subprocess.Popen([*command, "--port", str(port)], cwd=ROOT)
    eventually(lambda: listening("127.0.0.1", port))
    yield process, port, folder
    process.kill()
    process.wait()


def letter(number=1):
    message = EmailMessage()
    message["Subject"] = f"Letter {number}"
    message["Message-ID"] = f"<{number}@vicarity.example>"
    message.set_content(".a line that begins with a dot\nand one with an accent: é\n")
    return message


def send(port, message):
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as smtp:
        smtp.send_message(message, "a@vicarity.example", ["b@example.com", "c@example.com"])


def test_keeps_a_message_exactly_as_received_below_its_envelope(catcher):
    _, port, folder = catcher

    send(port, letter())

    (kept,) = folder.iterdir()
    envelope = b"X-MailFrom: a@vicarity.example\r\nX-RcptTo: b@example.com, c@example.com\r\n"
    body = letter().as_bytes().replace(b"\n", b"\r\n")
    assert kept.suffix == ".eml"
    assert kept.read_bytes() == envelope + body


def test_names_files_so_that_they_sort_by_time():
    names = [moment() for _ in range(1000)]

    assert names == sorted(names)


def test_loses_nothing_it_acknowledged_when_it_is_killed(catcher):
    process, port, folder = catcher
    acknowledged = []

    def send_on():
        number = 0
        while process.poll() is None:
            try:
                send(port, letter(number))
            except (OSError, smtplib.SMTPException):
                return
            acknowledged.append(f"Subject: Letter {number}\r\n".encode())
            number += 1

    sender = threading.Thread(target=send_on)
    sender.start()
    eventually(lambda: len(acknowledged) >= 20)
    process.send_signal(signal.SIGKILL)
    sender.join()

    kept = [path.read_bytes() for path in folder.glob("*.eml")]
    assert all(any(subject in content for content in kept) for subject in acknowledged)
    assert all(content.endswith("é\r\n".encode()) for content in kept)


def test_does_not_acknowledge_what_it_could_not_keep(catcher):
    _, port, folder = catcher
    folder.rmdir()

    with pytest.raises(smtplib.SMTPDataError, match="451"):
        send(port, letter())


def test_refuses_a_message_over_20_megabytes(catcher):
    _, port, _ = catcher
    size = 20 * 1024 * 1024

    with smtplib.SMTP("127.0.0.1", port, timeout=10) as smtp:
        smtp.ehlo()
        answers = [smtp.mail("a@example.com", [f"SIZE={size + 1}"])[0]]
        answers.append(smtp.mail("a@example.com", [f"SIZE={size}"])[0])

    assert answers == [552, 250]


def test_stops_quietly_when_asked(catcher):
    process, _, _ = catcher

    process.send_signal(signal.SIGTERM)

    assert process.wait(10) == 0
