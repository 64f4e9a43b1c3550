namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The kernel itself: real-time guests want a PREEMPT_RT one.</summary>
internal sealed class KernelArea : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (!context.Realtime)
            yield break;
        yield return new TuningStep
        {
            Id = "boot.kernel",
            Title = "Real-time kernel",
            Stage = TuningStage.Boot,
            Satisfied = context.Host.RealtimeKernel == true,
            Current = context.Host.RealtimeKernel switch { true => "PREEMPT_RT", false => "not PREEMPT_RT", null => null },
            Wanted = "PREEMPT_RT",
            Reason = "Only with PREEMPT_RT can a real-time vCPU preempt almost any kernel code; others hold it off for milliseconds.",
            RebootNeeded = true,
            Risk = TuningRisk.Medium,
            RiskReason = "Out-of-tree modules must be built for it, and throughput falls by some per cent.",
            Mends = ["K01"],
            Snippets = [new("sh", Install(context))],
            Undo = "Choose the old kernel in the boot menu, or remove the package.",
        };
    }

    private static string Install(TuningContext context) => context.Host.Distribution switch
    {
        "debian" => $"apt install linux-image-rt-{(context.IsArm ? "arm64" : "amd64")}",
        "ubuntu" => "pro attach && pro enable realtime-kernel",
        "rhel" => "subscription-manager repos --enable rhel-$(rpm -E %rhel)-for-x86_64-nfv-rpms\ndnf install kernel-rt kernel-rt-kvm",
        "centos" or "rocky" or "almalinux" => "dnf install --enablerepo=nfv kernel-rt kernel-rt-kvm",
        "sles" => "zypper install kernel-rt",
        _ => "# Install the distribution's PREEMPT_RT kernel, or build one: CONFIG_EXPERT=y, CONFIG_PREEMPT_RT=y (mainline from Linux 6.12)",
    };
}
