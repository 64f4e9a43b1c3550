using System.Xml.Linq;
using KvmNfv.Tests;

namespace KvmNfv.Architecture.Tests;

/// <summary>Holds the projects to the table in docs/architecture.md.</summary>
public sealed class ProjectRulesTests
{
    /// <summary>What each project under src/ may use: other projects and packages.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["KvmNfv.Channels"] = ["Microsoft.Extensions.Logging.Abstractions"],
        ["KvmNfv.Libvirt"] = ["Microsoft.Extensions.Logging.Abstractions"],
        ["KvmNfv.Libvirt.Generator"] = [],
        ["KvmNfv.LibvirtXml"] = [],
        ["KvmNfv.LibvirtXml.Generator"] = ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers"],
        ["KvmNfv.Sdk"] = ["KvmNfv.Channels", "KvmNfv.Libvirt", "KvmNfv.LibvirtXml", "Microsoft.Extensions."],
        ["KvmNfv.Worker"] = ["KvmNfv.Channels", "System.CommandLine"],
        ["KvmNfv.Cli"] = ["KvmNfv.Sdk", "HdrHistogram", "System.CommandLine", "Spectre.Console", "ScottPlot", "Microsoft.DotNet.ILCompiler"],
    };

    private static string[] Projects() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

    [TestCaseSource(nameof(Projects))]
    public void Project_uses_only_what_it_may(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        Assert.That(s_allowed, Does.ContainKey(name), "A new project needs a line in docs/architecture.md and here.");
        var used = XDocument.Load(file).Descendants().Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference")
            .Select(e => e.Name.LocalName == "ProjectReference" ? Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value.Replace('\\', '/')) : e.Attribute("Include")!.Value)
            .Where(u => u != name + ".Generator");
        Assert.That(used.Where(u => !s_allowed[name].Any(a => a.EndsWith('.') ? u.StartsWith(a, StringComparison.Ordinal) : u == a)), Is.Empty);
    }

    [Test]
    public void All_Microsoft_Extensions_have_one_version()
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));
        var versions = file.Descendants("PackageVersion")
            .Where(e => e.Attribute("Include")!.Value.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && !e.Attribute("Include")!.Value.EndsWith("Testing", StringComparison.Ordinal))
            .Select(e => e.Attribute("Version")!.Value).Distinct();
        Assert.That(versions, Is.EqualTo(new[] { "$(MicrosoftExtensionsVersion)" }));
        Assert.That(file.Descendants("MicrosoftExtensionsVersion").Single().Value, Is.EqualTo("10.0.15"));
    }

    [Test]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "KvmNfv.Sdk.sln"));
        var missing = new[] { "src", "tests", "benchmarks", "samples" }.Select(f => Path.Combine(Repository.Root, f))
            .SelectMany(f => Directory.GetFiles(f, "*.csproj", SearchOption.AllDirectories)).Select(Path.GetFileName)
            .Where(p => !solution.Contains(p!, StringComparison.Ordinal));
        Assert.That(missing, Is.Empty);
    }
}
