namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Keeps the host's own services off the isolated CPUs.</summary>
internal sealed class SystemdArea : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (context.Isolated.IsEmpty)
            yield break;
        var housekeeping = context.Housekeeping;
        var text = context.Read(TuningPaths.CpuAffinity);
        yield return new TuningStep
        {
            Id = "boot.services-cpus",
            Title = "Services on housekeeping CPUs",
            Stage = TuningStage.Boot,
            Satisfied = text?.Contains($"CPUAffinity={housekeeping}\n", StringComparison.Ordinal) == true || text?.EndsWith($"CPUAffinity={housekeeping}", StringComparison.Ordinal) == true,
            Current = text is null ? "no CPUAffinity of this plan" : "CPUAffinity of another set",
            Wanted = $"CPUAffinity={housekeeping}; system.slice and user.slice with AllowedCPUs={housekeeping}",
            Reason = "isolcpus keeps the scheduler from putting tasks there by itself, but a service may still ask for such a CPU; systemd's own affinity and the slices' cpusets say no. machine.slice, where libvirt's guests are, stays free to use all CPUs.",
            RebootNeeded = true,
            Mends = ["K29", "K30"],
            Files = [TuningPaths.CpuAffinity, TuningPaths.SystemSlice, TuningPaths.UserSlice],
            Snippets = [new("sh", string.Join('\n', new[] { TuningPaths.CpuAffinity, TuningPaths.SystemSlice, TuningPaths.UserSlice }.Select(f => $"install -D -m 644 kvmnfv-files{f} {f}")) + "\nsystemctl daemon-reload")],
            Undo = "Remove the three files, `systemctl daemon-reload`, reboot.",
        };
        yield return new TuningStep
        {
            Id = "boot.tuning-unit",
            Title = "What has no file of its own, at each boot",
            Stage = TuningStage.Boot,
            Satisfied = context.HasUnit("kvmnfv-tuning.service"),
            Current = context.HasUnit("kvmnfv-tuning.service") ? "installed" : "not installed",
            Wanted = "kvmnfv-tuning.service enabled",
            Reason = "Values under /sys are lost at a reboot; the unit writes them again before libvirt starts. Leave it out where the tuned profile does the same.",
            Files = [TuningPaths.TuningUnit, TuningPaths.TuningScript],
            Snippets = [new("sh", $"install -D -m 755 kvmnfv-files{TuningPaths.TuningScript} {TuningPaths.TuningScript}\ninstall -D -m 644 kvmnfv-files{TuningPaths.TuningUnit} {TuningPaths.TuningUnit}\nsystemctl enable kvmnfv-tuning.service")],
            Undo = $"systemctl disable kvmnfv-tuning.service, remove {TuningPaths.TuningUnit} and {TuningPaths.TuningScript}, reboot.",
        };
    }
}
