"""The numbers of Linux's system calls, for the kinds of machine that are known here.

From the kernel: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
"""

ARCHITECTURES = {"x86_64": 0xC000_003E, "aarch64": 0xC000_00B7}
"""The kinds of machine, and how a filter is told of them (linux/audit.h)."""

_CALLS = """
programs: execve 59 221, execveat 322 281, fork 57 -, vfork 58 -

sockets: socket 41 198, socketpair 53 199, bind 49 200, connect 42 203, listen 50 201, accept 43 202, accept4 288 242

other memory: ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, process_madvise 440 440,
process_mrelease 448 448, kcmp 312 272, pidfd_getfd 438 438, userfaultfd 323 282, perf_event_open 298 241

other processes: pidfd_open 434 434, pidfd_send_signal 424 424, tkill 200 130, rt_sigqueueinfo 129 138,
rt_tgsigqueueinfo 297 240, migrate_pages 256 238, move_pages 279 239, setpriority 141 140, ioprio_set 251 30,
sched_setaffinity 203 122, sched_setattr 314 274, sched_setparam 142 118, sched_setscheduler 144 119, shmget 29 194,
shmat 30 196, shmctl 31 195, msgget 68 186, msgsnd 69 189, msgctl 71 187, semget 64 190, semop 65 193, semctl 66 191,
mq_open 240 180, mq_unlink 241 181, memfd_create 319 279, memfd_secret 447 447, personality 135 92

system: mount 165 40, umount2 166 39, pivot_root 155 41, chroot 161 51, unshare 272 97, setns 308 268, open_tree 428
428, move_mount 429 429, fsopen 430 430, fsconfig 431 431, fsmount 432 432, fspick 433 433, mount_setattr 442 442, bpf
321 280, io_uring_enter 426 426, io_uring_register 427 427, add_key 248 217, request_key 249 218, keyctl 250 219,
kexec_load 246 104, kexec_file_load 320 294, init_module 175 105, finit_module 313 273, delete_module 176 106,
create_module 174 -, reboot 169 142, swapon 167 224, swapoff 168 225, acct 163 89, quotactl 179 60, quotactl_fd 443
443, settimeofday 164 170, clock_settime 227 112, clock_adjtime 305 266, adjtimex 159 171, sethostname 170 161,
setdomainname 171 162, iopl 172 -, ioperm 173 -, modify_ldt 154 -, syslog 103 116, open_by_handle_at 304 265,
name_to_handle_at 303 264, fanotify_init 300 262, vhangup 153 58, lookup_dcookie 212 18

files: creat 85 -, mkdir 83 -, mkdirat 258 34, rmdir 84 -, unlink 87 -, unlinkat 263 35, rename 82 -, renameat 264 38,
renameat2 316 276, link 86 -, linkat 265 37, symlink 88 -, symlinkat 266 36, mknod 133 -, mknodat 259 33, truncate 76
45, chmod 90 -, fchmod 91 52, fchmodat 268 53, fchmodat2 452 452, chown 92 -, fchown 93 55, lchown 94 -, fchownat 260
54, utime 132 -, utimes 235 -, utimensat 280 88, futimesat 261 -, setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7,
setxattrat 463 463, removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16, removexattrat 466 466, inotify_init
253 -, inotify_init1 294 26, inotify_add_watch 254 27

by their arguments: seccomp 317 277, clone 56 220, clone3 435 435, open 2 -, openat 257 56, openat2 437 437, kill 62
129, tgkill 234 131, setrlimit 160 164, prlimit64 302 261, prctl 157 167, io_uring_setup 425 425
"""
"""Groups of calls: the name of each with its numbers on x86_64 and aarch64, a hyphen where there is no such call."""


def _parsed(text: str) -> dict[str, dict[str, tuple[int | None, int | None]]]:
    groups = {}
    for group in text.strip().split("\n\n"):
        title, _, calls = group.partition(":")
        rows = (call.split() for call in calls.split(","))
        groups[title] = {name: (_number(one), _number(other)) for name, one, other in rows}
    return groups


def _number(text: str) -> int | None:
    return None if text == "-" else int(text)


GROUPS = _parsed(_CALLS)
"""The calls of each group, by name, with their numbers in the order of `ARCHITECTURES`."""

NUMBERS = {name: numbers for calls in GROUPS.values() for name, numbers in calls.items()}
"""All of them."""
