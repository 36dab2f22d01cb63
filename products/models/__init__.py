"""Goods, QC, stock and sales."""
