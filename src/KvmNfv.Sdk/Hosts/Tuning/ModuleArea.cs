namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Parameters of KVM's and VFIO's modules.</summary>
internal sealed class ModuleArea : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        var settings = ModuleSettings.For(context);
        if (settings.Count == 0)
            yield break;
        yield return new TuningStep
        {
            Id = "boot.modules",
            Title = "Module parameters of KVM and VFIO",
            Stage = TuningStage.Boot,
            Satisfied = settings.All(s => s.IsSet(context)),
            Current = Words(settings.Select(s => (s.Module, s.Name, s.Now(context) ?? "?"))),
            Wanted = Words(settings.Select(s => (s.Module, s.Name, s.Value))),
            Reason = string.Join("; ", settings.Select(s => $"{s.Module}.{s.Name}: {s.Reason}")) + ".",
            RebootNeeded = true,
            Disturbs = "Without a reboot the modules must be unloaded, for which every guest has to be shut down.",
            Mends = [.. settings.SelectMany(s => s.Mends).Distinct().Order(StringComparer.Ordinal)],
            Files = [TuningPaths.Modprobe],
            Snippets = [new("sh", $"install -D -m 644 kvmnfv-files{TuningPaths.Modprobe} {TuningPaths.Modprobe}\n{Initramfs(context)}")],
            Undo = $"Remove {TuningPaths.Modprobe}, run the second command again, reboot.",
        };
    }

    private static string Words(IEnumerable<(string Module, string Name, string Value)> settings) => string.Join(' ', settings.Select(s => $"{s.Module}.{s.Name}={s.Value}"));

    private static string Initramfs(TuningContext context) => context.Host.Distribution switch
    {
        "debian" or "ubuntu" => "update-initramfs -u",
        null => "update-initramfs -u    # Debian and Ubuntu; dracut -f elsewhere",
        _ => "dracut -f",
    };
}
