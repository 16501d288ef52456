"""What policymine costs and how that grows: an invented corpus, side-by-side ratios, growth."""
