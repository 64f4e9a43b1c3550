namespace KvmNfv.Sdk.Migration;

/// <summary>What a <see cref="ChoiceRepair"/> does.</summary>
internal enum RuleChoice
{
    FewerChannels,
    WidenPins,
    DetachDevices,
    NoRecovery,
    PageSampling,
    CacheToPowerOfTwo,
    PersistDestinationXml,
}
