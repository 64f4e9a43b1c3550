namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>K02: every word of the kernel's command line means something to somebody.</summary>
internal sealed class UnknownParametersCheck() : ReadinessCheck(new("K02", "kernel parameters spelt right", CheckSeverity.High)
{
    Wanted = "no misspelt parameter, no value that the kernel refuses",
    Reason = "The kernel ignores what it doesn't know without an error: what was to be tuned is not. OPNFV's own scripts shipped pcie_asmp=off.",
    Reads = "/proc/cmdline, /sys/module/*/parameters, /lib/modules/RELEASE/modules.builtin.modinfo",
    Source = "Documentation/admin-guide/kernel-parameters.{rst,txt}; kernel/params.c",
})
{
    private static readonly string[] s_sysctlFolders = ["kernel", "vm", "net/core"];

    public override CheckFinding Evaluate(CheckContext host)
    {
        var problems = host.CommandLine.Parameters.Select(p => Review(p, host)).OfType<KernelParameterProblem>().ToList();
        foreach (var problem in problems)
            host.AddEvidence("/proc/cmdline#" + problem.Parameter.Name, problem.Parameter.Value ?? "");
        if (problems.Count == 0)
        {
            host.AddEvidence("/proc/cmdline", $"{host.CommandLine.Parameters.Count} parameters");
            return host.Pass("All parameters are known.");
        }

        var text = string.Join("; ", problems.OrderByDescending(p => p.IsCertain).Take(6).Select(p => p.Text)) + (problems.Count > 6 ? $"; and {problems.Count - 6} more." : ".");
        text = char.ToUpperInvariant(text[0]) + text[1..];
        Remedy[] remedies = [.. problems.Where(p => p.Remedy is not null).Select(p => p.Remedy!)];
        return problems.Any(p => p.IsCertain) ? host.Bad(text, remedies) : host.Warn(text, remedies);
    }

    // Those of a problem stand beside it; this is for problems that nobody can guess the meaning of.
    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
        [Remedy.Manual("Look the word up in the documentation of this kernel, and take it away or spell it right.", reboot: true)];

    private static KernelParameterProblem? Review(KernelParameter parameter, CheckContext host)
    {
        if (KernelParameterRules.Fault(parameter, host) is { } fault)
            return new(parameter, IsCertain: true, $"the value of '{Printable.Bounded(parameter.ToString())}' {fault}", null);
        var key = parameter.Key;
        if (KernelParameterNames.IsKernel(key) || KernelParameterNames.IsUserSpace(key))
            return null;
        if (key.StartsWith("sysctl.", StringComparison.Ordinal))
            return Sysctl(parameter, host);
        if (key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
            return OfModule(parameter, key[..dot], key[(dot + 1)..], host);
        if (s_sysctlFolders.FirstOrDefault(f => host.List($"/proc/sys/{f}").Contains(key)) is { } folder)
        {
            var name = $"sysctl.{folder.Replace('/', '.')}.{key}";
            return new(parameter, IsCertain: true, $"'{key}' is a sysctl, not a kernel parameter", Replace(parameter, name, $"Write {name} instead of {parameter.Name}."));
        }

        return Unknown(parameter, KernelParameterNames.Nearest(key), "the kernel doesn't know");
    }

    private static KernelParameterProblem? Sysctl(KernelParameter parameter, CheckContext host)
    {
        var path = "/proc/sys/" + parameter.Key["sysctl.".Length..].Replace('.', '/');
        var folder = path[..path.LastIndexOf('/')];
        // Names of network interfaces hold dots and dashes; only folders that are there are judged.
        return host.List(folder) is { Count: > 0 } names && !names.Contains(path[(folder.Length + 1)..])
            ? Unknown(parameter, null, "there is no such sysctl:")
            : null;
    }

    private static KernelParameterProblem? OfModule(KernelParameter parameter, string module, string name, CheckContext host)
    {
        var present = host.List($"/sys/module/{module}/parameters");
        if (present.Contains(name) || IsBuiltIn(module, name, host))
            return null;
        if (present.Count == 0 && !KernelParameterNames.ListsModule(module))
        {
            // A module that isn't loaded and that the list doesn't have; a name very near to a known one is suspicious all the same.
            return KernelParameterNames.Nearest(parameter.Key) is { } near && near.EndsWith("." + name, StringComparison.Ordinal) ? Unknown(parameter, near, "the kernel doesn't know the module of") : null;
        }

        return Unknown(parameter, KernelParameterNames.Nearest(parameter.Key, present.Select(p => $"{module}.{p}")), "the module has no such parameter:");
    }

    // name=value pairs, each ended by a zero byte: kvm.parm=halt_poll_ns:... of modules that are part of the kernel.
    private static bool IsBuiltIn(string module, string name, CheckContext host)
    {
        if (host.Release is not { } release || release.Contains('/', StringComparison.Ordinal))
            return false;
        var info = host.LongText($"/lib/modules/{release}/modules.builtin.modinfo", 16 << 20);
        return info?.Contains($"{module}.parmtype={name}:", StringComparison.Ordinal) == true || info?.Contains($"{module}.parm={name}:", StringComparison.Ordinal) == true;
    }

    private static KernelParameterProblem Unknown(KernelParameter parameter, string? nearest, string what) => nearest is null
        ? new(parameter, IsCertain: false, $"{what} '{Printable.Bounded(parameter.Name)}'", null)
        : new(parameter, IsCertain: true, $"{what} '{Printable.Bounded(parameter.Name)}': did you mean {nearest}?", Replace(parameter, nearest, $"Write {nearest} instead of {Printable.Bounded(parameter.Name)}."));

    private static Remedy Replace(KernelParameter parameter, string name, string text) =>
        Remedy.KernelParameter(parameter.Value is null ? name : $"{name}={Printable.Bounded(parameter.Value)}", text);
}
