"""Invented plans of Danish municipalities with their truth attached, as many as one asks for.

``python -m benchmarks.plans FOLDER --plans 1000`` writes them. What a plan says is drawn in
``invent``, how it looks in ``manners`` and the writers; all wording is data in ``templates``.
"""
