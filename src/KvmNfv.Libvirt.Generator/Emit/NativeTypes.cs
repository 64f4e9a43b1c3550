using System.Globalization;
using System.Text.RegularExpressions;
using KvmNfv.Libvirt.Generator.Api;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>Translates C types into the blittable C# types of the interop layer (LP64: <c>long</c> is as wide as a pointer).</summary>
internal sealed partial class NativeTypes(ApiDescription api)
{
    private readonly HashSet<string> _opaque = [.. api.Structs.Where(s => s.Fields.Count == 0).Select(s => s.Name)];
    private readonly HashSet<string> _structs = [.. api.Structs.Where(s => s.Fields.Count > 0).Select(s => s.Name)];
    private readonly HashSet<string> _callbacks = [.. api.Callbacks.Select(c => c.Name), "virFreeCallback"];

    public string Of(string c)
    {
        var type = c.Replace("const", "", StringComparison.Ordinal).Trim();
        if (type.EndsWith('*'))
        {
            var target = Of(type[..^1].TrimEnd());
            return target == "void" ? "void*" : target + "*";
        }
        return type switch
        {
            "void" => "void",
            "char" or "unsigned char" => "byte",
            "int" => "int",
            "unsigned int" => "uint",
            "unsigned short" => "ushort",
            "long long" => "long",
            "unsigned long long" => "ulong",
            "long" => "nint",
            "unsigned long" or "size_t" => "nuint",
            "double" => "double",
            _ => Named(type),
        };
    }

    private string Named(string type)
    {
        if (_callbacks.Contains(type) || _opaque.Contains(type))
            return "nint";
        if (_structs.Contains(type))
            return type is "virBlkioParameter" or "virMemoryParameter" or "virSchedParameter" ? "virTypedParameter" : type;
        if (!api.Typedefs.TryGetValue(type, out var target))
            throw new FormatException($"The C type '{type}' is unknown; teach {nameof(NativeTypes)} about it.");
        if (target == "enum")
            return "int";
        // A pointer to an opaque struct is a handle; the handle itself stands for the pointer.
        if (target.EndsWith('*') && _opaque.Contains(target[..^1].Trim()))
            return "nint";
        return Of(target);
    }

    /// <summary>The capacity of <c>char name[N]</c>, where N is a number or a macro.</summary>
    public int Capacity(string type)
    {
        var size = Brackets().Match(type).Groups[1].Value;
        while (api.Macros.FirstOrDefault(m => m.Name == size)?.Raw is { } raw)
            size = raw;
        return size.Trim('(', ')').Split('+').Sum(n => int.Parse(n, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"\[(.+)\]")]
    private static partial Regex Brackets();
}
