using System.Globalization;
using System.Text;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Writes the plan's files: each does one thing and says how to be rid of it.</summary>
internal sealed class TuningFileWriter(
    TuningContext context, KernelCommandLineChange change, IReadOnlyList<HugePageRequest> pages, IReadOnlyList<TuningStep> steps)
{
    public IEnumerable<TuningFile> Write()
    {
        yield return GrubDropIn.Write(change);
        yield return Sysctl();
        if (ModuleSettings.For(context) is { Count: > 0 } settings)
            yield return Modprobe(settings);
        if (!context.Isolated.IsEmpty)
        {
            yield return Unit(TuningPaths.CpuAffinity, "systemd's own affinity", "Services start on housekeeping CPUs.", $"[Manager]\nCPUAffinity={context.Housekeeping}\n");
            yield return Unit(TuningPaths.SystemSlice, "slice drop-in", "System services can't ask for an isolated CPU.", $"[Slice]\nAllowedCPUs={context.Housekeeping}\n");
            yield return Unit(TuningPaths.UserSlice, "slice drop-in", "Users can't ask for an isolated CPU.", $"[Slice]\nAllowedCPUs={context.Housekeeping}\n");
            yield return TuningScript.Script(context, steps);
            yield return TuningScript.Unit();
        }

        if (pages.Count > 0)
        {
            yield return HugePageScript.Script(context, pages);
            yield return HugePageScript.Unit();
        }

        foreach (var file in TunedProfileFile.Files(context, steps))
            yield return file;
    }

    private TuningFile Sysctl()
    {
        var text = new StringBuilder(FileHead.Write("sysctls", "Less work of the kernel on CPUs that guests use; each line says which.", $"remove this file; the values go back at the next boot."));
        foreach (var setting in SysctlSettings.For(context))
            text.Append(CultureInfo.InvariantCulture, $"# {setting.Reason}\n{setting.Key} = {setting.Value}\n");
        return new TuningFile { Path = TuningPaths.Sysctl, Content = text.ToString() };
    }

    private static TuningFile Modprobe(IReadOnlyList<ModuleSetting> settings)
    {
        var text = new StringBuilder(FileHead.Write("module parameters", "Fewer exits and faster interrupts for guests.", "remove this file, make the initramfs anew, reboot."));
        foreach (var setting in settings)
            text.Append(CultureInfo.InvariantCulture, $"# {setting.Reason}\noptions {setting.Module} {setting.Name}={setting.Value}\n");
        return new TuningFile { Path = TuningPaths.Modprobe, Content = text.ToString() };
    }

    private static TuningFile Unit(string path, string what, string why, string body) =>
        new() { Path = path, Content = FileHead.Write(what, why, "remove this file, systemctl daemon-reload, reboot.") + body };
}
