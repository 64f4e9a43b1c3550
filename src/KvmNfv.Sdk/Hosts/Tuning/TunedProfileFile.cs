using System.Text;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Writes the tuned profile. The kernel command line is not in it: two owners of isolcpus= would write it twice, and the kernel refuses that.</summary>
internal static class TunedProfileFile
{
    private const string Parent = "realtime-virtual-host";

    public static string Name(TuningContext context) => "kvmnfv-" + TunedArea.ProfileName(context);

    /// <summary>Whether tuned's own profile for real-time hosts is installed and fits.</summary>
    public static bool HasParent(TuningContext context) => context.Realtime
        && (context.Read($"/usr/lib/tuned/{Parent}/tuned.conf") ?? context.Read($"/usr/lib/tuned/profiles/{Parent}/tuned.conf")) is not null;

    public static IEnumerable<TuningFile> Files(TuningContext context, IEnumerable<TuningStep> steps)
    {
        var parent = HasParent(context);
        var text = new StringBuilder();
        text.Append(FileHead.Write("tuned profile", "Keeps the plan's run-time values, in tuned's hands.", "tuned-adm profile <the one before>, then remove this folder."));
        text.Append($"[main]\nsummary=KvmNfv: {(context.Realtime ? "real-time guests" : "packet processing")} on CPUs {context.Isolated}\n");
        if (parent)
            text.Append($"include={Parent}\n");
        text.Append($"\n[variables]\nisolated_cores={context.Isolated}\n");
        if (parent)
            text.Append("\n# The grub drop-in owns the kernel command line.\n[bootloader]\nreplace=1\nenabled=0\n\n[scheduler]\nreplace=1\nenabled=0\n");
        text.Append("\n[sysctl]\n");
        foreach (var setting in SysctlSettings.For(context))
            text.Append($"{setting.Key}={setting.Value}\n");
        if (!parent)
            text.Append("\n[vm]\ntransparent_hugepages=never\n");
        text.Append("\n[sysfs]\n");
        // Interrupt numbers change from boot to boot, and huge pages are the kernel command line's.
        foreach (var write in steps.Where(s => s.Stage == TuningStage.Runtime).SelectMany(s => s.Writes).Where(w => w.Path.StartsWith("/sys/", StringComparison.Ordinal) && !w.Path.EndsWith("nr_hugepages", StringComparison.Ordinal)))
            text.Append($"{write.Path}={write.Value}\n");
        yield return new TuningFile { Path = TuningPaths.Tuned(TunedArea.ProfileName(context)), Content = text.ToString() };
        if (parent)
        {
            yield return new TuningFile
            {
                Path = TuningPaths.TunedVariables,
                Content = FileHead.Write("tuned variables", $"Tells {Parent} which CPUs are isolated.", "Restore the package's file.")
                    + $"isolated_cores={context.Isolated}\nisolate_managed_irq=Y\n",
            };
        }
    }
}
