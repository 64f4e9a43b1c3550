namespace KvmNfv.Sdk.Migration;

/// <summary>A compression method is chosen.</summary>
internal sealed record CompressionCondition(MigrationCompression Method) : RuleCondition
{
    public override bool? Holds(RuleInput input) => input.Draft.Compression == Method;

    public override string ToString() => $"compression {Method.ToString().ToLowerInvariant()}";
}
