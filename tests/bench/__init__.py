"""Benchmarks: ratios against jieba in the same run, as machines are noisy. Never assertions."""
