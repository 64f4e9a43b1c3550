using System.Globalization;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>libvirt's names in C#'s casing, without <c>vir</c>.</summary>
internal static class Naming
{
    private static readonly (string From, string To)[] s_acronyms =
    [
        ("NWFilter", "NwFilter"), ("CPU", "Cpu"), ("XML", "Xml"), ("URI", "Uri"), ("UUID", "Uuid"), ("SSH", "Ssh"), ("NMI", "Nmi"),
        ("NIC", "Nic"), ("MAC", "Mac"), ("RTC", "Rtc"), ("DHCP", "Dhcp"), ("SEV", "Sev"), ("IP", "IP"),
    ];

    private static readonly Dictionary<string, string> s_arguments = new()
    {
        ["xmlDesc"] = "xml", ["xmldesc"] = "xml", ["xmlCPU"] = "xml", ["xmlCPUs"] = "xmlCpus", ["dxml"] = "xml", ["domainXml"] = "xml",
        ["backupXML"] = "backupXml", ["checkpointXML"] = "checkpointXml", ["destxml"] = "destinationXml", ["uuidstr"] = "uuid",
        ["macstr"] = "mac", ["params"] = "parameters", ["nvcpus"] = "count", ["vcpumap"] = "vcpus", ["cpumap"] = "cpus",
        ["cmd"] = "command", ["cap"] = "capability", ["emulatorbin"] = "emulator", ["virttype"] = "virtType", ["new_name"] = "name",
        ["pid_value"] = "pid", ["signum"] = "signal", ["mountpoints"] = "mountPoints", ["portdev"] = "portDev", ["srcSpec"] = "sourceSpec",
        ["clonevol"] = "source", ["dev"] = "device", ["from"] = "path", ["to"] = "path", ["dumpformat"] = "format", ["wwnn"] = "wwnn",
    };

    /// <summary><c>virDomainXMLFlags</c> becomes <c>DomainXmlFlags</c>.</summary>
    public static string Type(string name)
    {
        var text = name.StartsWith("vir", StringComparison.Ordinal) ? name[3..] : name;
        foreach (var (from, to) in s_acronyms)
            text = text.Replace(from, to, StringComparison.Ordinal);
        return text;
    }

    /// <summary><c>iothread_id</c> becomes <c>iothreadId</c>.</summary>
    public static string Argument(string name)
    {
        if (s_arguments.TryGetValue(name, out var known))
            return known;
        var parts = name.Split('_');
        return parts[0] + string.Concat(parts.Skip(1).Select(Capitalise));
    }

    public static string Escape(string name) => name is "base" or "params" or "event" ? "@" + name : name;

    /// <summary>The C# names of an enum's values or a group's keys: their words without those that all share.</summary>
    public static Dictionary<string, string> Members(string group, IReadOnlyCollection<string> names)
    {
        var words = names.ToDictionary(n => n, n => n.Split('_'));
        var shared = names.Count > 1 ? Shared(words.Values) : SharedWithType(group, words.Values.First());
        var head = words.Values.GroupBy(w => string.Join('_', w.Take(shared))).MaxBy(g => g.Count())!.Key.Split('_');
        return words.ToDictionary(p => p.Key, p => Pascal(p.Value.Skip(p.Value.Take(shared).SequenceEqual(head) ? Legible(p.Value, shared) : 1)));
    }

    // A name must not begin with a digit: keep the word before it.
    private static int Legible(string[] words, int shared)
    {
        while (char.IsDigit(words[shared][0]))
            shared--;
        return shared;
    }

    // The words that begin nearly all names; a few enums have one stray value, such as VIR_WAR_NO_NETWORK.
    private static int Shared(Dictionary<string, string[]>.ValueCollection names)
    {
        var shortest = names.Min(w => w.Length);
        for (var length = shortest - 1; length > 1; length--)
        {
            if (names.GroupBy(w => string.Join('_', w.Take(length))).Max(g => g.Count()) * 10 >= names.Count * 9)
                return length;
        }
        return 1;
    }

    public static string Pascal(IEnumerable<string> words) => string.Concat(words.Select(w => Capitalise(w.ToLowerInvariant())));

    // A lone value has no sibling to compare with: drop the words that its type's name already says.
    private static int SharedWithType(string type, string[] words)
    {
        var squashed = type.ToUpperInvariant();
        var count = 1;
        while (count < words.Length - 1 && squashed.Contains(words[count], StringComparison.Ordinal))
            count++;
        return count;
    }

    private static string Capitalise(string word) =>
        word.Length == 0 ? word : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}
