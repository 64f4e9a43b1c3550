namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>What a parameter means, by its name: libvirt uses the same names for the same things.</summary>
internal static class ParameterWords
{
    private static readonly Dictionary<string, string> s_words = new()
    {
        ["flags"] = "Modifiers of the call.",
        ["xml"] = "The document, in libvirt's format.",
        ["name"] = "The name.",
        ["uuid"] = "The UUID.",
        ["path"] = "A file on the hypervisor's host.",
        ["parameters"] = "The parameters by name.",
        ["disk"] = "The disk: its target, such as vda, or its source path.",
    };

    public static string Of(PlannedParameter p)
    {
        if (s_words.TryGetValue(p.Name, out var words))
            return words;
        var spaced = string.Concat(p.Name.Select((c, i) => char.IsUpper(c) && i > 0 && !char.IsUpper(p.Name[i - 1]) ? " " + char.ToLowerInvariant(c) : c.ToString()));
        return $"The {spaced}{(p.Type.EndsWith('?') ? "; null for libvirt's choice" : "")}.";
    }
}
