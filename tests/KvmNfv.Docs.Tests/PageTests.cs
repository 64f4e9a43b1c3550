using System.Text.RegularExpressions;
using KvmNfv.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KvmNfv.Docs.Tests;

/// <summary>What the pages say is so.</summary>
public sealed partial class PageTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static IEnumerable<Page> Pages() => Page.All();

    [TestCaseSource(nameof(Pages))]
    public void Code_blocks_compile_as_one_program(object page)
    {
        var blocks = ((Page)page).Blocks("csharp").ToArray();
        if (blocks.Length == 0)
            Assert.Pass("The page has no C# blocks.");
        // A page's blocks build on each other, as they are read; their usings go to the top.
        var usings = blocks.SelectMany(b => Using().Matches(b)).Select(m => m.Value).Distinct();
        var program = string.Join('\n', usings) + "\n" + string.Join('\n', blocks.Select(b => Using().Replace(b, "")));
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        var compilation = CSharpCompilation.Create("page", [CSharpSyntaxTree.ParseText(ImplicitUsings, options), CSharpSyntaxTree.ParseText(program, options)],
            References(), new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.That(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning), Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void Links_lead_to_files(object page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, ((Page)page).Path))!;
        Assert.That(((Page)page).FileLinks().Where(l => !Path.Exists(Path.Combine(folder, l))), Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void Scripts_in_commands_exist(object page)
    {
        var scripts = ((Page)page).Blocks("sh").SelectMany(b => b.Split('\n')).Select(l => l.Split(' ')[0]).Where(c => c.EndsWith(".sh", StringComparison.Ordinal));
        Assert.That(scripts.Where(s => !File.Exists(Path.Combine(Repository.Root, s))), Is.Empty);
    }

    private static IEnumerable<PortableExecutableReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Select(f => MetadataReference.CreateFromFile(f));

    [GeneratedRegex(@"^using [\w.]+;$\n?", RegexOptions.Multiline)]
    private static partial Regex Using();
}
