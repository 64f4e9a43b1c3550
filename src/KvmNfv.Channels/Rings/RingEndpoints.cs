namespace KvmNfv.Channels;

/// <summary>Makes the endpoint that fits the kinds of its rings.</summary>
internal static class RingEndpoints
{
    public static ChannelEndpoint Make(RingAttachment attachment, RingBlock sendsInto, RingBlock receivesFrom) => (sendsInto.Shape.Kind, receivesFrom.Shape.Kind) switch
    {
        (RingKind.Fixed, RingKind.Fixed) when sendsInto.Shape.MessageSize == receivesFrom.Shape.MessageSize =>
            new RingEndpoint<FixedProducer, FixedConsumer>(attachment, new(sendsInto), new(receivesFrom)),
        (RingKind.Variable, RingKind.Variable) =>
            new RingEndpoint<VariableProducer, VariableConsumer>(attachment, new(sendsInto), new(receivesFrom)),
        var (a, b) => throw new ChannelException(ChannelFault.BadMemory, $"A channel needs two rings of one kind, {nameof(RingKind.Fixed)} (with messages of one size) or {nameof(RingKind.Variable)}; these are {a} and {b}."),
    };
}
