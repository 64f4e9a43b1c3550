using KvmNfv.Libvirt.Generator.Api;
using KvmNfv.Libvirt.Generator.Emit;

namespace KvmNfv.Libvirt.Generator;

/// <summary>From libvirt's API description and the binding map to C# source files.</summary>
internal static class BindingGenerator
{
    /// <summary>The folders that hold nothing but generated files.</summary>
    public static readonly string[] Folders = ["Interop/Generated", "Generated"];

    /// <summary>Makes all files; the result maps relative paths to texts.</summary>
    public static SortedDictionary<string, string> Generate(string apiFolder, string mapFolder)
    {
        var api = ApiDescription.Load(apiFolder);
        var map = BindingMap.Load(mapFolder);
        Verify(api, map);
        var types = new NativeTypes(api);
        var native = new NativeEmitter(api, map, types);
        var enums = new EnumEmitter(api);
        var classes = new ClassEmitter(api, map, types);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Interop/Generated/Structs.g.cs"] = new StructEmitter(api, types).Emit(),
            ["Interop/Generated/Handles.g.cs"] = HandleEmitter.Emit(map),
            ["Generated/Keys.g.cs"] = KeyEmitter.Emit(api),
        };
        foreach (var file in api.Functions.Select(f => f.File).Distinct())
            files[$"Interop/Generated/Native.{Part(file)}.g.cs"] = native.Emit(file);
        foreach (var file in EnumEmitter.Enums(api).Select(e => e.First().File).Distinct())
            files[$"Generated/Enums.{Part(file)}.g.cs"] = enums.Emit(file);
        foreach (var c in map.Classes.Where(c => c.Pointer is not null))
        {
            files[$"Generated/{c.Name}.g.cs"] = classes.EmitClass(c);
            files[$"Generated/I{c.Name}.g.cs"] = classes.EmitInterface(c);
        }
        return files;
    }

    private static void Verify(ApiDescription api, BindingMap map)
    {
        var known = api.Functions.Select(f => f.Name).ToHashSet();
        var mapped = map.Entries.Select(e => e.Function).Concat(map.Ignored.Keys).ToList();
        var problems = known.Except(mapped).Select(f => $"{f} is neither mapped nor ignored")
            .Concat(mapped.Except(known).Select(f => $"{f} is not in the description"))
            .Concat(mapped.GroupBy(f => f).Where(g => g.Count() > 1).Select(g => $"{g.Key} is mapped twice")).ToList();
        if (problems.Count > 0)
            throw new FormatException("The binding map and the API description disagree: " + string.Join("; ", problems));
    }

    private static string Part(string file) => Naming.Pascal(file.Replace("libvirt-", "", StringComparison.Ordinal).Split('-'));
}
