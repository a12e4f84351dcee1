"""The Flask extensions, created without an application and bound to one in ``init_app``."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Enum, MetaData
from sqlalchemy.orm import DeclarativeBase, registry

from vicarity.network import client_network
from vicarity.patient_mail import PatientMail
from vicarity.route_limiter import RouteLimiter
from vicarity.strict_jwt import StrictJWT

#: Constraint names are predictable, so migrations and error handling can name them.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

CHECKED_TEXT = Enum(
    enum.Enum,
    native_enum=False,
    create_constraint=True,
    validate_strings=True,
    length=40,
    values_callable=lambda members: [member.value for member in members],
)


class Base(DeclarativeBase):
    """What every table shares: constraint names, and enums kept as checked text."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={enum.Enum: CHECKED_TEXT},
    )


db = SQLAlchemy(model_class=Base)
migrate = Migrate()
jwt = StrictJWT()
limiter = RouteLimiter(key_func=client_network)
mail = PatientMail()

if TYPE_CHECKING:

    class Model(Base):
        """``db.Model`` as the type checker sees it."""

        __abstract__ = True

else:
    Model = db.Model


def init_app(app: Flask) -> None:
    """Bind every extension to ``app``."""
    bound: tuple[Any, ...] = (db, jwt, limiter, mail)
    for extension in bound:
        extension.init_app(app)
    migrate.init_app(app, db, compare_type=True, compare_server_default=True)
