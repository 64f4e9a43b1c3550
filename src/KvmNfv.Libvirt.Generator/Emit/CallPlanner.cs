using System.Text.RegularExpressions;
using KvmNfv.Libvirt.Generator.Api;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>Derives a <see cref="CallPlan"/> from a prototype; the patterns are libvirt's calling conventions.</summary>
internal sealed partial class CallPlanner(ApiDescription api, BindingMap map, NativeTypes types)
{
    private readonly HashSet<string> _enums = [.. api.EnumValues.Select(v => v.Type)];
    private readonly Dictionary<string, string> _structs = api.Structs.Where(s => s.Fields.Count > 0)
        .SelectMany(s => api.Typedefs.Where(t => t.Value == s.Name + " *").Select(t => (t.Key, s.Name))).ToDictionary(p => p.Key, p => p.Name);

    public CallPlan Plan(MapClass owner, MapEntry entry, ApiFunction function)
    {
        var plan = new CallPlan();
        for (var i = 0; i < function.Arguments.Count; i++)
        {
            var next = function.Arguments.ElementAtOrDefault(i + 1);
            i += i == 0 && function.Arguments[0].Type == owner.Pointer ? Add(plan, "self.Pointer") : Argument(plan, owner, entry, function, function.Arguments[i], next);
        }
        if (plan.Body is null && plan.Returns is null)
            Result(plan, owner, entry, function);
        return plan;
    }

    private static int Add(CallPlan plan, params string[] arguments)
    {
        plan.Arguments.AddRange(arguments);
        return arguments.Length - 1;
    }

    /// <summary>Plans one argument; the result is how many further C arguments it took with it.</summary>
    private int Argument(CallPlan plan, MapClass owner, MapEntry entry, ApiFunction f, ApiArgument a, ApiArgument? next)
    {
        var name = Naming.Argument(a.Name);
        var safe = Naming.Escape(name);
        var native = "native" + char.ToUpperInvariant(name[0]) + name[1..];
        var counted = next?.Type is "int" or "unsigned int" && (next.Name.StartsWith('n') || next.Name.StartsWith("max", StringComparison.Ordinal));
        switch (a.Type)
        {
            case "unsigned int" or "int" or "unsigned long" when a.Name == "flags":
                return Flags(plan, entry, a);
            case "const char *":
                var nullable = entry.IsNullable(a.Name);
                plan.Parameters.Add(new(nullable ? "string?" : "string", name, false));
                if (!nullable)
                    plan.Before.Add($"ArgumentNullException.ThrowIfNull({safe});");
                plan.Before.Add($"using var {native} = new Utf8Argument({safe}, stackalloc byte[Utf8Argument.StackSize]);");
                return Add(plan, native + ".Pointer");
            case "const unsigned char *" when a.Name == "uuid":
                plan.Parameters.Add(new("Guid", name, false));
                plan.Before.Add($"var {native} = stackalloc byte[16];");
                plan.Before.Add($"{safe}.TryWriteBytes(new Span<byte>({native}, 16), bigEndian: true, out _);");
                return Add(plan, native);
            case "unsigned char *" when a.Name == "uuid":
                plan.Before.Add($"var {native} = stackalloc byte[16];");
                (plan.ReturnType, plan.Returns) = ("Guid", $"new Guid(new ReadOnlySpan<byte>({native}, 16), bigEndian: true)");
                return Add(plan, native);
            case "char *" when a.Name == "buf":
                plan.Before.Add($"var {native} = stackalloc byte[37];");
                (plan.ReturnType, plan.Returns) = ("string", $"NativeStrings.Borrow({native})");
                return Add(plan, native);
            case "unsigned char *" when a.Name == "cpumap" && next?.Name == "maplen":
                plan.Parameters.Add(new("CpuMap", name, false));
                plan.Before.Add($"ArgumentNullException.ThrowIfNull({safe});");
                plan.Fixed.Add($"fixed (byte* {native} = {safe}.Bytes)");
                return Add(plan, native, $"{safe}.Bytes.Length");
            case "const char **" when counted:
                plan.Parameters.Add(new("IReadOnlyList<string>", name, false));
                plan.Before.Add($"ArgumentNullException.ThrowIfNull({safe});");
                plan.Before.Add($"using var {native} = new Utf8ArrayArgument({safe});");
                return Add(plan, native + ".Pointer", $"({types.Of(next!.Type)}){native}.Count");
            case "virTypedParameterPtr" when next?.Name == "nparams" && !next.Type.EndsWith('*'):
                plan.Parameters.Add(new("TypedParameterList", name, false));
                plan.Before.Add($"ArgumentNullException.ThrowIfNull({safe});");
                plan.Before.Add($"using var {native} = new TypedParameterArgument({safe});");
                return Add(plan, native + ".Pointer", $"({types.Of(next.Type)}){native}.Count");
            case "virTypedParameterPtr" when next?.Type == "int *":
                Add(plan, "native", "&count");
                plan.ReturnType = "TypedParameterList";
                plan.Attributes.Add("[System.Runtime.CompilerServices.SkipLocalsInit]");
                plan.Body =
                [
                    "var count = 0;",
                    "virTypedParameter* native = null;",
                    "if ({call} < 0)", "    throw {error};",
                    "using var buffer = new TypedParameterBuffer(count, stackalloc virTypedParameter[TypedParameterBuffer.StackCount]);",
                    "native = buffer.Pointer;",
                    "if (count > 0 && {call} < 0)", "    throw {error};",
                    "return buffer.ToList(count);",
                ];
                return 1;
            case "virTypedParameterPtr *":
                plan.Before.Add("virTypedParameter* native = null;");
                plan.Before.Add($"{types.Of(next!.Type)[..^1]} count = 0;");
                (plan.ReturnType, plan.Returns) = ("TypedParameterList", "TypedParameterList.Take(native, (int)count)");
                return Add(plan, "&native", "&count");
            case "char ** const" or "char **" when entry.After("names=") is { } counter:
                return Names(plan, counter, f);
            case "char ***":
                plan.Before.Add("byte** strings = null;");
                (plan.ReturnType, plan.Returns) = ("IReadOnlyList<string>", "NativeStrings.TakeAll(strings, result)");
                return Add(plan, "&strings");
        }
        if (a.Type.EndsWith(" **", StringComparison.Ordinal) && Class(a.Type[..^3]) is { } element)
        {
            plan.Before.Add("nint* items = null;");
            (plan.ReturnType, plan.ReturnedClass) = ($"IReadOnlyList<{element.Name}>", element.Name);
            plan.Returns = $"NativeLists.Take(items, result, {Path(owner, element)}, static (owner, pointer) => new {element.Name}(owner, new {element.Name}Handle(pointer)))";
            return Add(plan, "&items");
        }
        if (Class(a.Type) is { } handle)
        {
            plan.Parameters.Add(new(handle.Name, name, false));
            plan.Before.Add($"ArgumentNullException.ThrowIfNull({safe});");
            plan.Before.Add($"using var {native} = {safe}.Lease();");
            return Add(plan, native + ".Pointer");
        }
        if (_structs.TryGetValue(a.Type, out var @struct))
        {
            plan.Before.Add($"{@struct} info;");
            (plan.ReturnType, plan.Returns) = (Record(@struct), $"{Record(@struct)}.From(in info)");
            return Add(plan, "&info");
        }
        return Scalar(plan, entry, a, name);
    }

    private int Scalar(CallPlan plan, MapEntry entry, ApiArgument a, string name)
    {
        var isFlag = a.Name.StartsWith("autostart", StringComparison.Ordinal) || entry.Has("b:" + a.Name);
        if (a.Type.EndsWith(" *", StringComparison.Ordinal) && types.Of(a.Type[..^2]) is "int" or "long" or "ulong" or "nuint" or "uint")
        {
            var type = types.Of(a.Type[..^2]);
            plan.Before.Add($"{type} value = 0;");
            (plan.ReturnType, plan.Returns) = isFlag ? ("bool", "value != 0") : (type == "nuint" ? "ulong" : type, "value");
            return Add(plan, "&value");
        }
        var native = types.Of(a.Type);
        if (native is not ("int" or "uint" or "long" or "ulong" or "nuint"))
            throw new FormatException($"{entry.Function}: no pattern takes '{a.Type} {a.Name}'; mark it `hand` in the map.");
        var escaped = Naming.Escape(name);
        if (isFlag)
            plan.Parameters.Add(new("bool", name, false));
        else
            plan.Parameters.Add(new(EnumOf(entry, a) ?? (native == "nuint" ? "ulong" : native), name, false));
        var given = plan.Parameters[^1].Type;
        return Add(plan, isFlag ? $"{escaped} ? 1 : 0" : given == native ? escaped : native == "nuint" ? $"checked((nuint){escaped})" : $"({native}){escaped}");
    }

    private int Flags(CallPlan plan, MapEntry entry, ApiArgument a)
    {
        if (EnumOf(entry, a) is not { } type)
            return Add(plan, "0");
        var overloaded = map.Entries.Count(e => e.Member == entry.Member && map.Classes.First(c => c.Entries.Contains(e)) == map.Classes.First(c => c.Entries.Contains(entry))) > 1;
        plan.Parameters.Add(new(type, "flags", !overloaded));
        return Add(plan, "(uint)flags");
    }

    private static int Names(CallPlan plan, string counter, ApiFunction f)
    {
        var flags = f.Arguments.Any(a => a.Name == "flags");
        Add(plan, "names", "capacity");
        plan.ReturnType = "IReadOnlyList<string>";
        plan.Body =
        [
            $"var capacity = Native.{counter}(self.Pointer{(flags ? ", (uint)flags" : "")});",
            "if (capacity < 0)", $"    throw LibvirtException.FromLastError(\"{counter}\");",
            "using var array = new Utf8ResultArray(capacity);",
            "var names = array.Pointer;",
            "var count = {call};",
            "if (count < 0)", "    throw {error};",
            "return array.Take(count);",
        ];
        return 1;
    }

    private void Result(CallPlan plan, MapClass owner, MapEntry entry, ApiFunction f)
    {
        if (entry.Has("ref"))
        {
            plan.ReturnType = owner.Name;
            plan.Returns = $"new {owner.Name}({ClassEmitter.OwnerName(owner)}, new {owner.Name}Handle(self.Pointer))";
            return;
        }
        switch (f.Returns.Type)
        {
            case "void":
                return;
            case "int":
                (plan.ReturnType, plan.Returns) = entry.Has("bool") ? ("bool", "result > 0")
                    : entry.Has("int") ? ("int", "result")
                    : entry.After("=") is { } type ? (type, $"({type})result") : ("void", (string?)null);
                return;
            case "unsigned long" or "unsigned long long":
                (plan.ReturnType, plan.Returns, plan.Failed) = ("ulong", "result", "result == 0");
                return;
        }
        plan.Failed = "result == null";
        if (Class(f.Returns.Type) is { } made)
        {
            plan.Failed = "result == 0";
            (plan.ReturnType, plan.ReturnedClass) = (made.Name, made.Name);
            plan.Returns = $"new {made.Name}({Path(owner, made)}, new {made.Name}Handle(result))";
            return;
        }
        var take = f.Returns.Type == "char *" ? "Take" : "Borrow";
        if (entry.Has("nullable"))
            (plan.ReturnType, plan.Failed, plan.Returns) = ("string?", "result == null && LibvirtException.HasError", $"result == null ? null : NativeStrings.{take}(result)");
        else
            (plan.ReturnType, plan.Returns) = ("string", $"NativeStrings.{take}(result)");
    }

    private string? EnumOf(MapEntry entry, ApiArgument a)
    {
        if (entry.Annotations.FirstOrDefault(x => x.StartsWith($"e:{a.Name}=", StringComparison.Ordinal)) is { } given)
            return given[(given.IndexOf('=', StringComparison.Ordinal) + 1)..];
        foreach (Match m in VirName().Matches(a.Info))
        {
            if (_enums.Contains(m.Value))
                return Naming.Type(m.Value);
            if (_enums.Contains(m.Value + "Values"))
                return Naming.Type(m.Value + "Values");
        }
        return null;
    }

    private MapClass? Class(string pointer) => map.Classes.FirstOrDefault(c => c.Pointer == pointer);

    /// <summary>The expression that, inside <paramref name="from"/>, gives the owner that a <paramref name="made"/> needs.</summary>
    private string Path(MapClass from, MapClass made)
    {
        var path = "this";
        for (var c = from; c.Name != made.Owner; c = map.Classes.First(x => x.Name == c.Owner))
            path = path == "this" ? ClassEmitter.OwnerName(c) : $"{path}.{ClassEmitter.OwnerName(c)}";
        return path;
    }

    private static string Record(string @struct) => Naming.Type(@struct.Replace("Struct", "", StringComparison.Ordinal));

    [GeneratedRegex(@"vir[A-Z]\w+")]
    private static partial Regex VirName();
}
