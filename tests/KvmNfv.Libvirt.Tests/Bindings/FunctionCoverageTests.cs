using System.Reflection;
using System.Text.RegularExpressions;
using KvmNfv.Libvirt.Generator.Api;
using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Bindings;

/// <summary>Holds the bindings against libvirt's own description of its functions, in both directions.</summary>
public sealed partial class FunctionCoverageTests
{
    private const int MaxIgnored = 35;

    private static readonly BindingMap s_map = BindingMap.Load(GeneratorTests.MapFolder);

    private static readonly HashSet<string> s_called = [.. Directory
        .GetFiles(Path.Combine(Repository.Root, "src", "KvmNfv.Libvirt"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetFileName(f).StartsWith("Native.", StringComparison.Ordinal))
        .SelectMany(f => Calls().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))];

    [TestCaseSource(typeof(ApiFolders), nameof(ApiFolders.All))]
    public void Every_function_is_bound_or_ignored_with_a_reason(string version)
    {
        var api = ApiDescription.Load(ApiFolders.Of(version));
        var known = s_map.Entries.Select(e => e.Function).Concat(s_map.Ignored.Keys).ToHashSet();
        Assert.That(api.Functions.Select(f => f.Name).Where(f => !known.Contains(f)), Is.Empty);
    }

    [Test]
    public void Every_mapped_or_ignored_function_exists_in_the_newest_libvirt()
    {
        var names = ApiDescription.Load(ApiFolders.Of("v12.8.0")).Functions.Select(f => f.Name).ToHashSet();
        Assert.That(names, Has.Count.EqualTo(568));
        Assert.That(s_map.Entries.Select(e => e.Function).Concat(s_map.Ignored.Keys).Where(f => !names.Contains(f)), Is.Empty);
    }

    [Test]
    public void At_most_35_functions_are_ignored_and_each_says_why()
    {
        Assert.That(s_map.Ignored, Has.Count.LessThanOrEqualTo(MaxIgnored));
        Assert.That(s_map.Ignored.Values, Is.All.Not.Empty);
    }

    [Test]
    public void Every_bound_function_is_really_called() =>
        Assert.That(s_map.Entries.Select(e => e.Function).Where(f => !s_called.Contains(f)), Is.Empty);

    [Test]
    public void No_ignored_function_is_called() =>
        Assert.That(s_map.Ignored.Keys.Where(s_called.Contains), Is.Empty);

    [Test]
    public void Every_bound_function_is_reachable_through_a_public_member()
    {
        var missing = s_map.Classes.SelectMany(c => c.Entries.Select(e => (Class: c.Name, e.Function, e.Member)))
            .Where(e => !IsPublic(e.Class, e.Member)).Select(e => $"{e.Function} -> {e.Class}.{e.Member}");
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void No_public_member_shows_a_pointer()
    {
        var types = typeof(LibvirtConnection).Assembly.GetExportedTypes();
        var signatures = types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType).Select(t => (Method: $"{m.DeclaringType}.{m.Name}", Type: t)));
        Assert.That(signatures.Where(s => s.Type.IsPointer || s.Type == typeof(nint) || s.Type == typeof(nuint)).Select(s => s.Method), Is.Empty);
    }

    private static bool IsPublic(string @class, string member)
    {
        var assembly = typeof(LibvirtConnection).Assembly;
        // A member may be a type of its own: the exception that carries an error record.
        if (assembly.GetType($"KvmNfv.Libvirt.{member}") is { IsPublic: true })
            return true;
        return assembly.GetType($"KvmNfv.Libvirt.{@class}") is { IsPublic: true } type
            && type.GetMember(member, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
                .Any(m => m is MethodBase { IsPublic: true } or PropertyInfo { GetMethod.IsPublic: true } or EventInfo);
    }

    [GeneratedRegex(@"Native\.(vir\w+)\b")]
    private static partial Regex Calls();
}
