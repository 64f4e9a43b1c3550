/* reaper COMMAND...: runs a command, and buries at once whatever it leaves behind. A libvirtd that ends a guest waits until the guest's
 * process is gone from the process table, and the first process of a container may take seconds to see to that. Ends with the last of them. */
#include <errno.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc < 2 || prctl(PR_SET_CHILD_SUBREAPER, 1)) { perror("reaper"); return 125; }
    pid_t child = fork();
    if (child < 0) { perror("reaper"); return 125; }
    if (child == 0) {
        execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    int result = 0, status;
    pid_t gone;
    while ((gone = wait(&status)) > 0 || errno == EINTR)
        if (gone == child) result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}
