using KvmNfv.Libvirt.Generator.Api;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>The C structs, with their C names and layout.</summary>
internal sealed class StructEmitter(ApiDescription api, NativeTypes types)
{
    public string Emit()
    {
        var w = new CodeWriter("KvmNfv.Libvirt.Interop", "System.Runtime.InteropServices");
        foreach (var s in api.Structs.Where(s => s.Fields.Count > 0 && (s.Tag != "struct _virTypedParameter" || s.Name == "virTypedParameter")))
        {
            w.Line();
            w.Line("[StructLayout(LayoutKind.Sequential)]");
            w.Open($"internal unsafe struct {s.Name}");
            foreach (var f in s.Fields)
                w.Line(Field(f));
            w.Close();
        }
        w.Line();
        w.Lines([
            "/// <summary>The value of a typed parameter: one of these, by the parameter's type.</summary>",
            "[StructLayout(LayoutKind.Explicit, Size = 8)]",
            "internal unsafe struct virTypedParameterValue",
            "{",
            "    [FieldOffset(0)] public int i;",
            "    [FieldOffset(0)] public uint ui;",
            "    [FieldOffset(0)] public long l;",
            "    [FieldOffset(0)] public ulong ul;",
            "    [FieldOffset(0)] public double d;",
            "    [FieldOffset(0)] public byte b;",
            "    [FieldOffset(0)] public byte* s;",
            "}"]);
        return w.ToString();
    }

    private string Field(ApiField f) => f.Type switch
    {
        "union" => $"public virTypedParameterValue {f.Name};",
        _ when f.Type.Contains('[') => $"public fixed byte {f.Name}[{types.Capacity(f.Type)}];",
        _ => $"public {types.Of(f.Type)} {(f.Name == "params" ? "@params" : f.Name)};",
    };
}
