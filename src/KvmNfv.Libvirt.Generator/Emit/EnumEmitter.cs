using System.Globalization;
using KvmNfv.Libvirt.Generator.Api;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>The enums. The counting sentinels that end in _LAST stay out: they change with every version.</summary>
internal sealed class EnumEmitter(ApiDescription api)
{
    private readonly Dictionary<string, string> _values = api.EnumValues.ToDictionary(v => v.Name, v => v.Value);

    public static bool IsSentinel(string name) => name.EndsWith("_LAST", StringComparison.Ordinal);

    public static IEnumerable<IGrouping<string, ApiEnumValue>> Enums(ApiDescription api) => api.EnumValues
        .Where(v => !IsSentinel(v.Name) && v.Type.Length > 0).GroupBy(v => v.Type).OrderBy(g => g.Key, StringComparer.Ordinal);

    public string Emit(string file)
    {
        var w = new CodeWriter("KvmNfv.Libvirt");
        foreach (var e in Enums(api).Where(e => e.First().File == file))
            Emit(w, e);
        return w.ToString();
    }

    private void Emit(CodeWriter w, IGrouping<string, ApiEnumValue> e)
    {
        var values = e.Select(v => (v.Name, v.Since, Value: Resolve(v.Value), v.IsBit)).OrderBy(v => v.Value).ThenBy(v => v.Name, StringComparer.Ordinal).ToList();
        var names = Naming.Members(e.Key, [.. values.Select(v => v.Name)]);
        var flags = values.Any(v => v.IsBit) || e.Key.EndsWith("Flags", StringComparison.Ordinal);
        w.Line();
        w.Line($"/// <summary>The values of <c>{e.Key}</c>. Open: a newer libvirt may return others, which keep their number.</summary>");
        if (flags)
            w.Line("[Flags]");
        w.Open($"public enum {Naming.Type(e.Key)}{(flags ? " : uint" : "")}");
        if (flags && values.All(v => v.Value != 0))
            w.Lines(["/// <summary>No flag.</summary>", "None = 0,", ""]);
        foreach (var (name, since, value, _) in values)
        {
            w.Line($"/// <summary><c>{name}</c>, since libvirt {since}.</summary>");
            w.Line($"{names[name]} = {value.ToString(CultureInfo.InvariantCulture)},");
            w.Line();
        }
        w.Close();
    }

    private long Resolve(string value) =>
        long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : Resolve(_values[value]);
}
