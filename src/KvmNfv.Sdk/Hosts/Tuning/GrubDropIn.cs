using System.Text;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// A drop-in for GRUB's defaults (Debian, Ubuntu): takes old values out of what the other files set, because the kernel refuses a second isolcpus= that
/// differs, and adds the plan's. It is sourced by /bin/sh.
/// </summary>
internal static class GrubDropIn
{
    public static TuningFile Write(KernelCommandLineChange change)
    {
        // What is right already is written too, so that the file holds the whole isolation set.
        var own = change.Parameters.Where(p => p.Reason is not null && p.Action != KernelParameterAction.Removed).Select(p => p.Text).ToList();
        var gone = own.Concat(change.Parameters.Where(p => p.Action is KernelParameterAction.Removed or KernelParameterAction.Replaced).Select(p => p.Was!))
            .Select(p => p.Split('=')[0]).Distinct().Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder(FileHead.Write("kernel command line", "Isolation, tickless CPUs and huge pages are decided at boot.", "remove this file, update-grub, reboot."));
        text.Append("kvmnfv_without_old() {\n  set -f\n  kvmnfv_kept=\n  for kvmnfv_word in $1; do\n    case $kvmnfv_word in\n");
        if (gone.Count > 0)
            text.Append("      ").AppendJoin(" | ", gone.SelectMany(Patterns)).Append(") ;;\n");
        text.Append("      *) kvmnfv_kept=\"$kvmnfv_kept $kvmnfv_word\" ;;\n    esac\n  done\n  echo \"${kvmnfv_kept# }\"\n}\n");
        text.Append("GRUB_CMDLINE_LINUX_DEFAULT=$(kvmnfv_without_old \"$GRUB_CMDLINE_LINUX_DEFAULT\")\n");
        text.Append("GRUB_CMDLINE_LINUX=$(kvmnfv_without_old \"$GRUB_CMDLINE_LINUX\")\n");
        if (own.Count > 0)
            text.Append("GRUB_CMDLINE_LINUX=\"$GRUB_CMDLINE_LINUX ").AppendJoin(' ', own.Select(Escaped)).Append("\"\n");
        return new TuningFile { Path = TuningPaths.Grub, Content = text.ToString() };
    }

    private static IEnumerable<string> Patterns(string name) => [Pattern(name), Pattern(name) + "=*"];

    // What was on the running kernel's line is somebody else's text: it must not become a program here.
    private static string Pattern(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ',') ? name : $"'{name.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Escaped(string text) => string.Concat(text.Select(c => c is '"' or '$' or '`' or '\\' ? $"\\{c}" : c.ToString()));
}
