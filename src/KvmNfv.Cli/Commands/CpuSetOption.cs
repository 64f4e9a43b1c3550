using System.CommandLine;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary>CPUs as libvirt writes them: <c>0-3,8</c>.</summary>
internal static class CpuSetOption
{
    public static Option<CpuSet?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "CPUS",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (CpuSet.TryParse(text, out var cpus) && !cpus.IsEmpty)
                return cpus;
            result.AddError($"'{text}' is not a set of CPUs: write one such as 0-3,8");
            return null;
        },
    };
}
