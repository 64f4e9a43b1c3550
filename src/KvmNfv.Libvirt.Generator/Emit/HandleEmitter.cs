using KvmNfv.Libvirt.Generator.Api;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>One SafeHandle class for each libvirt object type.</summary>
internal static class HandleEmitter
{
    public static string Emit(BindingMap map)
    {
        var w = new CodeWriter("KvmNfv.Libvirt.Interop");
        foreach (var c in map.Classes.Where(c => c.Pointer is not null))
        {
            var release = c.Entries.First(e => e.Member == "Dispose").Function;
            w.Line();
            w.Line($"/// <summary>Owns one reference to a <c>{c.Pointer![..^3]}</c>.</summary>");
            w.Open($"internal sealed class {c.Name}Handle(nint pointer) : LibvirtHandle(pointer, \"{c.Name}\")");
            w.Line("// SAFETY: the handle is the owner of this reference and gives it back exactly once.");
            w.Line($"protected override bool Release() => Native.{release}(handle) >= 0;");
            w.Close();
        }
        return w.ToString();
    }
}
