[ "$1" = missing ] && dee_missing lsof
dee_denied 'read it'
