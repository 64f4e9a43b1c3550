using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KvmNfv.LibvirtXml.Generator;

/// <summary>Short ways to ask symbols what the declarations say.</summary>
internal static class Symbols
{
    internal static AttributeData? Declared(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(
        a => a.AttributeClass?.Name == name + "Attribute" && a.AttributeClass.ContainingNamespace.Name == "Declarations");

    internal static string First(this AttributeData attribute) => attribute.ConstructorArguments[0].Value as string ?? "";

    internal static T Named<T>(this AttributeData attribute, string name, T otherwise)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Value is T value)
                return value;
        }

        return otherwise;
    }

    /// <summary>The base class when it is declared as an element too.</summary>
    internal static INamedTypeSymbol? ElementBase(this INamedTypeSymbol type) =>
        type.BaseType is { } parent && parent.Declared("Element") is not null ? parent : null;

    internal static string[] Variants(this INamedTypeSymbol type) =>
        [.. type.GetAttributes().Where(a => a.AttributeClass?.Name == "VariantAttribute").Select(a => a.First())];

    internal static string FullName(this ITypeSymbol type) => type.ToDisplayString(
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.UseSpecialTypes));

    /// <summary>The type without the question mark, be it a struct's or a class's.</summary>
    internal static ITypeSymbol Bare(this ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        ? nullable.TypeArguments[0]
        : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    internal static string Quote(this string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
