# SIGBUS handler, position independent. rdi = signal, rsi = siginfo_t*, rdx = ucontext_t*.
# Table: u64 count; u64 previous handler; u8 default_action[32] (zeros); then entries of u64 start, end, faults, unused.
        .text
guard:  movabs  $0x1122334455667788, %r8        # the table's address, written in when the code is placed
        mov     16(%rsi), %rax                  # siginfo_t.si_addr
        mov     (%r8), %rcx
        lea     48(%r8), %r9
1:      test    %rcx, %rcx
        jz      3f
        mov     (%r9), %r10
        cmp     %r10, %rax
        jb      2f
        cmp     8(%r9), %rax
        jb      4f
2:      add     $32, %r9
        dec     %rcx
        jmp     1b
3:      mov     8(%r8), %rax                    # not ours: whoever was there before
        cmp     $1, %rax
        jbe     5f                              # SIG_DFL, SIG_IGN
        jmp     *%rax
4:      lock incq 16(%r9)
        mov     %r8, %rax
        push    %rax
        mov     8(%r9), %rsi
        mov     %r10, %rdi
        sub     %rdi, %rsi
        mov     $3, %edx                        # PROT_READ | PROT_WRITE
        mov     $0x4032, %r10d                  # MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS | MAP_NORESERVE
        mov     $-1, %r8
        xor     %r9d, %r9d
        mov     $9, %eax                        # mmap
        syscall
        pop     %r8
        cmp     $-4095, %rax
        jae     5f
        ret
5:      mov     $7, %edi                        # back to the default action; the access faults again and ends the process
        lea     16(%r8), %rsi
        xor     %edx, %edx
        mov     $8, %r10d
        mov     $13, %eax                       # rt_sigaction
        syscall
        ret
