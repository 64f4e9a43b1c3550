using KvmNfv.Libvirt.Generator.Api;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>One lazily bound entry point for each function: nothing is looked up in the library before its first call.</summary>
internal sealed class NativeEmitter(ApiDescription api, BindingMap map, NativeTypes types)
{
    public string Emit(string file)
    {
        var w = new CodeWriter("KvmNfv.Libvirt.Interop");
        w.Open("internal static unsafe partial class Native");
        foreach (var f in api.Functions.Where(f => f.File == file && !map.Ignored.ContainsKey(f.Name)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var arguments = f.Arguments.Select(a => $"{types.Of(a.Type)} {Safe(a.Name)}");
            var signature = string.Join(", ", f.Arguments.Select(a => types.Of(a.Type)).Append(types.Of(f.Returns.Type)));
            w.Line($"private static nint s_{f.Name};");
            w.Line();
            w.Line("// SAFETY: the signature is the one of libvirt's API description; the caller keeps every argument alive for the call.");
            w.Line($"internal static {types.Of(f.Returns.Type)} {f.Name}({string.Join(", ", arguments)}) =>");
            w.Line($"    ((delegate* unmanaged<{signature}>)(s_{f.Name} != 0 ? s_{f.Name} : NativeLibraries.Bind(ref s_{f.Name}, " +
                $"{Library(f.Library)}, \"{f.Name}\", \"{f.Since}\")))({string.Join(", ", f.Arguments.Select(a => Safe(a.Name)))});");
            w.Line();
        }
        w.Close();
        return w.ToString();
    }

    private static string Library(string library) => "NativeLibraryId." + library switch
    {
        "libvirt" => "Libvirt",
        "libvirt-qemu" => "Qemu",
        "libvirt-lxc" => "Lxc",
        "libvirt-admin" => "Admin",
        _ => throw new FormatException($"Unknown library '{library}'."),
    };

    private static string Safe(string name) => name is "params" or "base" or "event" or "fixed" or "ref" ? "@" + name : name;
}
