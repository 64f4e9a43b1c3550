using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Services that work against a tuned host, and the one that guards it.</summary>
internal sealed class ServiceArea : ITuningArea
{
    private static readonly (string Unit, string Why, string Mends)[] s_against =
    [
        ("irqbalance.service", "moves interrupts, also onto isolated CPUs", "I06"),
        ("numad.service", "migrates the memory and threads of running guests", "M12"),
        ("ksm.service", "turns same-page merging on", "M06"),
        ("ksmtuned.service", "turns same-page merging on when memory is short", "M06"),
        ("fwupd-refresh.timer", "talks to the firmware, which answers with system management interrupts", "K38"),
    ];

    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        var found = s_against.Where(s => context.HasUnit(s.Unit)).ToList();
        if (found.Count > 0)
        {
            yield return new TuningStep
            {
                Id = "services",
                Title = "Services that work against it",
                Stage = TuningStage.Runtime,
                Satisfied = found.All(s => IsMasked(context, s.Unit)),
                Current = string.Join(", ", found.Select(s => $"{s.Unit} {(IsMasked(context, s.Unit) ? "masked" : "installed")}")),
                Wanted = "stopped and masked",
                Reason = string.Join("; ", found.Select(s => $"{s.Unit} {s.Why}")) + ".",
                Disturbs = found.Any(s => s.Unit == "irqbalance.service")
                    ? "Stopping irqbalance leaves interrupts where they are; restarting it moves them for about a second, which has cost clusters their quorum." : null,
                Mends = [.. found.Select(s => s.Mends).Distinct().Order(StringComparer.Ordinal)],
                Snippets = [new("sh", $"systemctl mask --now {string.Join(' ', found.Select(s => s.Unit))}")],
                Undo = $"systemctl unmask {string.Join(' ', found.Select(s => s.Unit))}, and start what was running.",
            };
        }

        if (Swaps(context) is { Count: > 0 } swaps)
        {
            yield return new TuningStep
            {
                Id = "swap",
                Title = "No swap",
                Stage = TuningStage.Runtime,
                Current = string.Join(", ", swaps),
                Wanted = "none",
                Reason = "QEMU's own memory that was paged out comes back a disk access late.",
                Disturbs = "What is in swap is read back; where memory doesn't hold it, processes are killed.",
                Risk = TuningRisk.Medium,
                RiskReason = "A host that runs out of memory kills processes instead of becoming slow.",
                Mends = ["K40"],
                Snippets = [new("sh", "swapoff -a\n# and for the next boot: remove the swap lines from /etc/fstab, or mask the .swap units")],
                Undo = "swapon -a, and the lines back into /etc/fstab.",
            };
        }

        if (!context.Realtime)
            yield break;
        yield return new TuningStep
        {
            Id = "stalld",
            Title = "stalld, against starvation",
            Stage = TuningStage.Runtime,
            Satisfied = context.HasUnit("stalld.service"),
            Current = context.HasUnit("stalld.service") ? "installed" : "not installed",
            Wanted = "running on housekeeping CPUs",
            Reason = "With real-time throttling off a spinning vCPU starves kernel threads on its CPU, and the whole host may wait for them; stalld lends them a few microseconds.",
            Mends = ["K23"],
            Snippets = [new("sh", $"{Install(context)}\nsystemctl enable --now stalld")],
            Undo = "systemctl disable --now stalld.",
        };
        yield return new TuningStep
        {
            Id = "kernel-threads",
            Title = "The kernel's own threads",
            Stage = TuningStage.Runtime,
            Wanted = "ksoftirqd and ktimers FIFO 2, rcuc FIFO 4; kswapd and kcompactd on housekeeping CPUs",
            Reason = "Timers and soft interrupts of a guest's CPU are served by these threads; below the vCPU (FIFO 1) they never run. Reclaim and compaction run on any CPU of their node, isolated ones too, unless told.",
            Mends = ["K27", "K28"],
            Files = [TuningPaths.TuningScript],
            Snippets = [new("sh", KernelThreads(context.Housekeeping))],
            Undo = "Reboot; or chrt --other --pid 0 PID and taskset -cp with all CPUs for each.",
        };
    }

    /// <summary>Sets the scheduling class of the kernel's per-CPU threads, and where its memory threads run.</summary>
    public static string KernelThreads(CpuSet housekeeping) =>
        "for comm in /proc/[0-9]*/comm; do\n"
        + "  read -r name 2>/dev/null < \"$comm\" || continue\n"
        + "  pid=${comm#/proc/} pid=${pid%/comm}\n"
        + "  case $name in\n"
        + "    ksoftirqd/* | ktimers/*) chrt --fifo --pid 2 \"$pid\" ;;\n"
        + "    rcuc/*) chrt --fifo --pid 4 \"$pid\" ;;\n"
        + $"    kswapd* | kcompactd*) taskset -cp {housekeeping} \"$pid\" > /dev/null ;;\n"
        + "  esac\n"
        + "done";

    private static bool IsMasked(TuningContext context, string unit) => context.Link($"/etc/systemd/system/{unit}") == "/dev/null";

    private static List<string> Swaps(TuningContext context) =>
        [.. (context.Read("/proc/swaps") ?? "").Split('\n').Skip(1).Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()).OfType<string>()];

    private static string Install(TuningContext context) => context.Host.Distribution switch
    {
        "debian" or "ubuntu" => "apt install stalld    # where the release has no package: build it from its sources",
        null => "# install the package stalld, then:",
        _ => "dnf install stalld",
    };
}
