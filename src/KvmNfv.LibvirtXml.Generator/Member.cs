using Microsoft.CodeAnalysis;

namespace KvmNfv.LibvirtXml.Generator;

/// <summary>A declared property: the text of its accessors and of its entry in the shape.</summary>
internal sealed class Member
{
    private const string Codec = "global::KvmNfv.LibvirtXml.Codec";
    private readonly IPropertySymbol _property;
    private readonly AttributeData _declaration;
    private readonly string _owner;

    private Member(IPropertySymbol property, string kind, AttributeData declaration)
    {
        _property = property;
        _declaration = declaration;
        _owner = property.ContainingType.FullName();
        Kind = kind;
        Name = declaration.First();
        On = kind == "Attr" ? declaration.Named("On", "") : "";
        Unit = declaration.Named("UnitAttribute", "");
    }

    internal string Kind { get; }

    internal string Name { get; }

    internal string On { get; }

    internal string Unit { get; }

    internal string Property => _property.Name;

    /// <summary>Names of the child elements the member can make.</summary>
    internal string? ChildName => Kind == "Attr" ? (On.Length > 0 ? On : null) : Name.Length > 0 ? Name : null;

    private string Namespace => _declaration.Named("Namespace", "").Quote();

    private ITypeSymbol Bare => _property.Type.Bare();

    private bool IsFlag => Kind == "Child" && Bare.SpecialType == SpecialType.System_Boolean;

    private bool IsSize => Bare.Name == "MemorySize";

    private int Hex => _declaration.Named("Hex", 0);

    private bool IsNullable => _property.NullableAnnotation == NullableAnnotation.Annotated;

    private ITypeSymbol Item => ((INamedTypeSymbol)_property.Type).TypeArguments[0];

    private bool IsValues => Kind == "Items" && _property.Type.Name == "ValueList";

    // Where a value stands, for error messages.
    private string Place => (Kind, On, Name) switch
    {
        ("Attr", "", _) => $"/@{Name}",
        ("Attr", _, _) => $"/{On}/@{Name}",
        (_, _, "") => "",
        _ => $"/{Name}",
    };

    private string Raw => (Kind, On, Name) switch
    {
        ("Attr", "", _) => $"Attr({Name.Quote()})",
        ("Attr", _, _) => $"AttrOn({On.Quote()}, {Name.Quote()})",
        (_, _, "") => "Content()",
        _ => $"Text({Name.Quote()}, {Namespace})",
    };

    internal static IEnumerable<Member> Of(INamedTypeSymbol type)
    {
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            foreach (var kind in new[] { "Attr", "Text", "Child", "Items" })
            {
                if (property.Declared(kind) is { } declaration)
                    yield return new Member(property, kind, declaration);
            }
        }
    }

    internal string Accessors()
    {
        var set = _property.SetMethod is null ? "" : $"\n        set => {Setter()};";
        return $$"""
                public partial {{_property.Type.FullName()}} {{Property}}
                {
                    get => {{Getter()}};{{set}}
                }

            """;
    }

    internal string Shape()
    {
        var kind = Kind switch
        {
            "Attr" => "Attribute",
            "Text" => Name.Length == 0 ? "Content" : "Text",
            "Child" => IsFlag ? "Flag" : "Child",
            _ => IsValues ? "Values" : "Items",
        };
        var extra = "";
        if (Namespace != "\"\"")
            extra += $", Namespace = {Namespace}";
        if (On.Length > 0)
            extra += $", On = {On.Quote()}";
        if (Unit.Length > 0)
            extra += $", UnitAttribute = {Unit.Quote()}";
        if (kind is "Child" or "Items")
            extra += $", Inner = {(kind == "Items" ? Item : Bare).FullName()}.ShapeOf";
        return $"            new({Property.Quote()}, global::KvmNfv.LibvirtXml.MemberKind.{kind}, {Name.Quote()}) "
            + $"{{ Read = static e => (({_owner})e).{Property}, Copy = static (from, to) => {Copy(kind)}{extra} }},\n";
    }

    private string Getter() => Kind switch
    {
        "Items" when IsValues => $"new(this, {Name.Quote()}, static text => {FromText(Item, "text")}, static value => value{(Item.SpecialType == SpecialType.System_String ? "" : ".Value")})",
        "Items" => $"new(this, {Name.Quote()}, {Namespace}, {Item.FullName()}.View{ParentAttribute(Item)})",
        "Child" when IsFlag => $"Has({Name.Quote()}, {Namespace})",
        "Child" when IsNullable => $"ChildSlot({Name.Quote()}, {Namespace}) is {{ Node: not null }} slot ? {Bare.FullName()}.View(slot) : null",
        "Child" => $"{Bare.FullName()}.View(ChildSlot({Name.Quote()}, {Namespace}))",
        _ when Bare.SpecialType == SpecialType.System_String => Raw,
        _ when Bare.Declared("OpenEnum") is not null => $"{Raw} is {{ }} text ? {FromText(Bare, "text.Trim()")} : null",
        _ when IsSize => $"{Codec}.Size(this, {Place.Quote()}, {Raw}, {UnitValue()}, {Default()})",
        _ when Hex > 0 => $"{Codec}.{Bare.Name}(this, {Place.Quote()}, {Raw}, {_declaration.Named("Base", 0)})",
        _ => $"{Codec}.{Bare.Name}(this, {Place.Quote()}, {Raw})",
    };

    private string Setter() => Kind switch
    {
        "Child" when IsFlag => $"SetFlag({Name.Quote()}, {Namespace}, value)",
        "Child" => $"SetChild({Name.Quote()}, {Namespace}, value{(IsNullable ? "" : " ?? throw new global::System.ArgumentNullException(nameof(value))")}{ParentAttribute(Bare)})",
        _ when IsSize => $"SetSize({Container()}, {(Kind == "Attr" ? Name.Quote() : "null")}, {(Unit.Length > 0 ? Unit.Quote() : "null")}, {Default()}, value)",
        "Attr" when On.Length > 0 => $"SetAttrOn({On.Quote()}, {Name.Quote()}, {ToText()})",
        "Attr" => $"SetAttr({Name.Quote()}, {ToText()})",
        _ when Name.Length == 0 => $"SetContent({ToText()})",
        _ => $"SetText({Name.Quote()}, {Namespace}, {ToText()})",
    };

    private string Copy(string kind) => kind switch
    {
        "Items" => $"global::KvmNfv.LibvirtXml.ShapeCopy.Items((({_owner})from).{Property}, (({_owner})to).{Property})",
        "Values" => $"global::KvmNfv.LibvirtXml.ShapeCopy.Values((({_owner})from).{Property}, (({_owner})to).{Property})",
        "Child" => $"{{ if (global::KvmNfv.LibvirtXml.ShapeCopy.Child((({_owner})from).{Property}) is {{ }} made) (({_owner})to).{Property} = made; }}",
        _ when _property.SetMethod is null => $"to.SetAttr({Name.Quote()}, from.Attr({Name.Quote()}))",
        _ => $"(({_owner})to).{Property} = (({_owner})from).{Property}",
    };

    private string Container() => Kind == "Attr" ? (On.Length > 0 ? On.Quote() : "null") : Name.Length > 0 ? Name.Quote() : "null";

    private string Default() => _declaration.Named("Unit", "KiB").Quote();

    private string UnitValue() => (Unit.Length, Container()) switch
    {
        (0, _) => "null",
        (_, "null") => $"Attr({Unit.Quote()})",
        var (_, child) => $"AttrOn({child}, {Unit.Quote()})",
    };

    // A family chosen by the parent's attribute: putting a member in place sets the attribute.
    private static string ParentAttribute(ITypeSymbol type) => type.Declared("Family") is { } family && family.Named("OnParent", false) ? $", {family.First().Quote()}" : "";

    private string ToText()
    {
        if (Bare.SpecialType == SpecialType.System_String)
            return "value";
        if (Bare.Declared("OpenEnum") is not null)
            return "value?.Value";
        if (Bare.SpecialType == SpecialType.System_Boolean)
            return $"{Codec}.{(_declaration.Named("OnOff", false) ? "OnOff" : "YesNo")}(value)";
        return Hex > 0 ? $"{Codec}.Hex(value, {Hex})" : $"{Codec}.Write(value)";
    }

    private static string FromText(ITypeSymbol type, string text) =>
        type.SpecialType == SpecialType.System_String ? text : $"new {type.FullName()}({text})";
}
