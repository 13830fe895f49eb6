namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>A person's business account that a bot answers for (core.telegram.org/bots/api#businessconnection). Ends with the process.</summary>
internal sealed class BusinessLink(string id, Bot bot, Person owner)
{
    public string Id => id;

    public Bot Bot => bot;

    public Person Owner => owner;

    public required long Date { get; init; }

    public bool IsEnabled { get; set; } = true;

    public bool CanReply { get; set; }

    public Dictionary<long, BusinessChat> Chats { get; } = [];

    public BusinessChat ChatWith(Person customer) =>
        Chats.TryGetValue(customer.Id, out var chat) ? chat : Chats[customer.Id] = new BusinessChat(this, customer);
}

/// <summary>What a business account and one customer write to each other; the bot looks on and may answer.</summary>
internal sealed class BusinessChat(BusinessLink link, Person customer) : Chat
{
    public BusinessLink Link => link;

    public Person Customer => customer;

    public override long Id => customer.Id;

    public override string Key => $"b{link.Bot.Id}-{link.Owner.Id}-{customer.Id}";
}
