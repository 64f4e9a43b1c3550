namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>
/// Makes an abstract class the base of a closed family. The value of an attribute chooses the member; what no member names becomes the
/// member without a <see cref="VariantAttribute"/>, which is written last in the list.
/// </summary>
/// <param name="attribute">The attribute that chooses; empty: the element's own name does.</param>
/// <param name="members">The classes of the family; the last one carries unknown alternatives.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FamilyAttribute(string attribute, params Type[] members) : Attribute
{
    public string Attribute { get; } = attribute;

    public Type[] Members { get; } = members;

    /// <summary>The attribute is on the parent element, as a disk's <c>type</c> chooses what its source is.</summary>
    public bool OnParent { get; init; }
}
