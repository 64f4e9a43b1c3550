using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KvmNfv.LibvirtXml.Generator;

/// <summary>
/// Gives the bodies to the partial properties of element classes and the values to open enums. One output file for each declared type,
/// nothing crosses from one type's output to another's.
/// </summary>
[Generator]
public sealed class DocumentGenerator : IIncrementalGenerator
{
    internal const string Declarations = "KvmNfv.LibvirtXml.Declarations.";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(context, "ElementAttribute", ElementWriter.Write);
        Register(context, "OpenEnumAttribute", OpenEnumWriter.Write);
    }

    private static void Register(
        IncrementalGeneratorInitializationContext context, string attribute, Func<INamedTypeSymbol, string> write)
    {
        var sources = context.SyntaxProvider.ForAttributeWithMetadataName(
            Declarations + attribute,
            static (node, _) => node is TypeDeclarationSyntax,
            (match, _) => (Name: match.TargetSymbol.Name, Text: write((INamedTypeSymbol)match.TargetSymbol)));
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource($"{source.Name}.g.cs", source.Text));
    }
}
