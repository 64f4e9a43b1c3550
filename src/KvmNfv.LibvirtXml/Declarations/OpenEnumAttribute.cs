namespace KvmNfv.LibvirtXml.Declarations;

/// <summary>
/// Makes a partial record struct an open enum: one static property for each value, <c>KnownValues</c>, and any other text as it is.
/// </summary>
/// <param name="values">The values as written in XML, in libvirt's order.</param>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class OpenEnumAttribute(params string[] values) : Attribute
{
    public string[] Values { get; } = values;
}
