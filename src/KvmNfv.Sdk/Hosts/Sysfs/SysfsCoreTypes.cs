using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts;

/// <summary>Which kind of core each CPU is, on hosts that have several.</summary>
internal sealed class SysfsCoreTypes(IHostFiles files, SysfsText text)
{
    private const int ArmLimited = 0x41;

    // PartNum of MIDR_EL1 in Arm's technical reference manuals: the cores that occur together on one chip.
    private static readonly Dictionary<int, string> s_armParts = new()
    {
        [0xd03] = "Cortex-A53", [0xd04] = "Cortex-A35", [0xd05] = "Cortex-A55", [0xd07] = "Cortex-A57", [0xd08] = "Cortex-A72", [0xd09] = "Cortex-A73",
        [0xd0a] = "Cortex-A75", [0xd0b] = "Cortex-A76", [0xd0d] = "Cortex-A77", [0xd41] = "Cortex-A78", [0xd44] = "Cortex-X1", [0xd46] = "Cortex-A510",
        [0xd47] = "Cortex-A710", [0xd48] = "Cortex-X2", [0xd4b] = "Cortex-A78C", [0xd4d] = "Cortex-A715", [0xd4e] = "Cortex-X3", [0xd80] = "Cortex-A520",
        [0xd81] = "Cortex-A720", [0xd82] = "Cortex-X4", [0xd85] = "Cortex-X925", [0xd87] = "Cortex-A725", [0xd88] = "Cortex-A520AE", [0xd89] = "Cortex-A720AE",
    };

    public Dictionary<int, string> Read(List<int> cpus)
    {
        var types = new Dictionary<int, string>();
        // cpu/types is the proposal that recordings hold; Linux on hybrid x86 registers one PMU a core type.
        foreach (var name in files.List($"{SysfsCpus.Root}/types"))
            Add(types, name, $"{SysfsCpus.Root}/types/{name}/cpulist", $"{SysfsCpus.Root}/types/{name}/cpumap");
        Add(types, "intel_core", "/sys/devices/cpu_core/cpus");
        Add(types, "intel_atom", "/sys/devices/cpu_atom/cpus");
        Add(types, "intel_lowpower", "/sys/devices/cpu_lowpower/cpus");
        if (types.Count > 0)
            return types;
        foreach (var (cpu, name) in ArmCores(cpus))
            types[cpu] = name;
        return types.Values.Distinct().Skip(1).Any() ? types : [];
    }

    private void Add(Dictionary<int, string> types, string name, string list, string? mask = null)
    {
        foreach (var cpu in text.Set(list) ?? (mask is null ? null : text.Mask(mask)) ?? CpuSet.Empty)
            types.TryAdd(cpu, name);
    }

    // MIDR_EL1: implementer in bits 31 to 24, part in bits 15 to 4.
    private IEnumerable<(int Cpu, string Name)> ArmCores(List<int> cpus)
    {
        const string Register = "regs/identification/midr_el1";
        if (text.Hex($"{SysfsCpus.Root}/cpu{cpus[0]}/{Register}") is null)
            return FromCpuInfo();
        return cpus.Select(cpu => (cpu, text.Hex($"{SysfsCpus.Root}/cpu{cpu}/{Register}"))).Where(c => c.Item2 is not null)
            .Select(c => (c.cpu, Name((int)(c.Item2!.Value >> 24) & 0xff, (int)(c.Item2.Value >> 4) & 0xfff)));
    }

    // /proc/cpuinfo of arm64: "processor : 0", then "CPU implementer : 0x41" and "CPU part : 0xd46".
    private IEnumerable<(int Cpu, string Name)> FromCpuInfo()
    {
        var (cpu, implementer) = (-1, -1);
        foreach (var line in (text.Text("/proc/cpuinfo") ?? "").Split('\n'))
        {
            if (line.Split(':') is not [var key, var value])
                continue;
            switch (key.Trim())
            {
                case "processor" when int.TryParse(value, CultureInfo.InvariantCulture, out var id):
                    cpu = id;
                    break;
                case "CPU implementer" when Hex(value) is { } code:
                    implementer = code;
                    break;
                case "CPU part" when cpu >= 0 && implementer >= 0 && Hex(value) is { } part:
                    yield return (cpu, Name(implementer, part));
                    break;
            }
        }
    }

    private static string Name(int implementer, int part) => implementer == ArmLimited && s_armParts.TryGetValue(part, out var name)
        ? name : string.Create(CultureInfo.InvariantCulture, $"arm-{implementer:x2}-{part:x3}");

    private static int? Hex(string value) => value.Trim() is ['0', 'x', .. var digits]
        && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
}
