#!/usr/bin/env python3
"""Django's command line for Samverka."""

import errno
import os
import sys

from django.core.exceptions import ImproperlyConfigured

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"samverka: {error}")
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        sys.exit("samverka: the disk is full: make room and try again.")
