"""Train, evaluate and package the Danish pipeline that policymine ships."""
