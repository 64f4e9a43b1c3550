using System.Text;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A unit that writes at each boot what has no configuration file of its own.</summary>
internal static class TuningScript
{
    public static TuningFile Script(TuningContext context, IEnumerable<TuningStep> steps)
    {
        var text = new StringBuilder("#!/bin/sh\n" + FileHead.Write("values under /sys", "They are lost at each boot.", "systemctl disable kvmnfv-tuning.service, remove this file, reboot."));
        text.Append("# A file that this kernel doesn't have is passed over; one that refuses its value is reported.\nstatus=0\n");
        text.Append("put() {\n  [ -e \"$2\" ] || return 0\n  echo \"$1\" > \"$2\" || status=1\n}\n");
        foreach (var step in steps.Where(s => s.Stage == TuningStage.Runtime && s.Files.Contains(TuningPaths.TuningScript)))
            Append(text, context, step);
        text.Append("\nexit $status\n");
        return new TuningFile { Path = TuningPaths.TuningScript, Content = text.ToString(), Executable = true };
    }

    public static TuningFile Unit() => new()
    {
        Path = TuningPaths.TuningUnit,
        Content = FileHead.Write("unit", "Writes what is lost at each boot, before guests start.", "systemctl disable kvmnfv-tuning.service, remove this file, reboot.")
            + $"[Unit]\nDescription=CPU isolation and latency settings (KvmNfv)\nAfter=systemd-modules-load.service sys-kernel-debug.mount\nBefore=libvirtd.service virtqemud.service\nConditionPathExists={TuningPaths.TuningScript}\n\n"
            + $"[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart={TuningPaths.TuningScript}\n\n[Install]\nWantedBy=multi-user.target\n",
    };

    private static void Append(StringBuilder text, TuningContext context, TuningStep step)
    {
        text.Append($"\n# {step.Title}: {step.Reason}\n");
        switch (step.Id)
        {
            case "interrupts":
                // Their numbers change from boot to boot; managed ones refuse, which is right.
                text.Append($"for list in /proc/irq/*/smp_affinity_list; do\n  [ -e \"$list\" ] || continue\n  echo {context.Housekeeping} 2> /dev/null > \"$list\" || true\ndone\n");
                break;
            case "kernel-threads":
                text.Append(ServiceArea.KernelThreads(context.Housekeeping)).Append('\n');
                break;
            case "fair-server" when step.Writes.Count == 0:
                foreach (var cpu in context.Isolated)
                    text.Append($"put 0 /sys/kernel/debug/sched/fair_server/cpu{cpu}/runtime\n");
                break;
            default:
                foreach (var write in step.Writes)
                    text.Append($"put {WriteStep.Quoted(write.Value)} {write.Path}\n");
                break;
        }
    }
}
