namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The kernel's command line.</summary>
internal sealed class CommandLineArea(KernelCommandLineChange change) : ITuningArea
{
    // The kernel cuts what is longer (COMMAND_LINE_SIZE of x86 and arm64 less the final zero); GRUB's environment block holds 1,024 bytes.
    private const int KernelLimit = 2047;
    private const int GrubEnvironment = 1000;

    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (change.Wanted.Length > KernelLimit)
            throw new TuningException($"The kernel command line would be {change.Wanted.Length} characters long, and the kernel reads {KernelLimit}: isolate fewer, larger ranges of CPUs.");
        yield return new TuningStep
        {
            Id = "boot.cmdline",
            Title = "Kernel command line",
            Stage = TuningStage.Boot,
            Satisfied = !change.IsChange && change.Current is not null,
            Current = change.Current,
            Wanted = change.Wanted,
            Reason = "Isolation, tickless CPUs, RCU off-loading and huge pages can be had completely only from the start."
                + (change.Wanted.Length > GrubEnvironment ? $" The line is {change.Wanted.Length} characters long: where the boot loader keeps it in grubenv (1,024 bytes), put it into the menu entry instead." : ""),
            RebootNeeded = true,
            Risk = TuningRisk.Medium,
            RiskReason = "A host that has too few housekeeping CPUs for what else it runs becomes slow. The old line stays in the boot menu's editor.",
            Mends = [.. change.Parameters.SelectMany(p => p.Mends).Distinct().Order(StringComparer.Ordinal)],
            Files = [TuningPaths.Grub],
            Snippets = [new("text", change.Wanted), .. Commands(context)],
            Undo = $"Remove {TuningPaths.Grub}, run the boot loader's command again, reboot. One boot without it: edit the line in the boot menu.",
        };
    }

    private IEnumerable<TuningSnippet> Commands(TuningContext context)
    {
        var distribution = context.Host.Distribution;
        if (distribution is not ("rhel" or "centos" or "fedora" or "rocky" or "almalinux" or "sles" or "opensuse-leap"))
            yield return new("sh", $"install -D -m 644 kvmnfv-files{TuningPaths.Grub} {TuningPaths.Grub}\nupdate-grub");
        if (distribution is null or "rhel" or "centos" or "fedora" or "rocky" or "almalinux")
        {
            var gone = change.Parameters.Where(p => p.Action is KernelParameterAction.Removed or KernelParameterAction.Replaced).Select(p => p.Was!.Split(' ')[0]).Distinct().ToList();
            var come = change.Parameters.Where(p => p.Action is KernelParameterAction.Added or KernelParameterAction.Replaced).Select(p => p.Text).ToList();
            yield return new("sh", "# RHEL, Fedora and kin, which keep the line by boot entry:\ngrubby --update-kernel=ALL"
                + (gone.Count > 0 ? $" \\\n  --remove-args=\"{string.Join(' ', gone)}\"" : "") + (come.Count > 0 ? $" \\\n  --args=\"{string.Join(' ', come)}\"" : ""));
        }

        if (distribution is "sles" or "opensuse-leap")
            yield return new("sh", "# Put the line into GRUB_CMDLINE_LINUX of /etc/default/grub, then:\ngrub2-mkconfig -o /boot/grub2/grub.cfg");
    }
}
