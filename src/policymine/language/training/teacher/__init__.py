"""A large network that annotates text for the small one that is shipped.

Multilingual E5 small is taught names, trees and tags on what is annotated by hand (`learning`),
and what it then says about more text (`labelling`) is more to learn from for the small network:
knowledge distillation by hard labels (Hinton, Vinyals & Dean 2015; Kim & Rush 2016 for whole
structures).
Needs the extra `training` (torch and tokenizers), which nothing else does.
"""
