namespace TelegramAdmin.Core.Search;

/// <summary>What can be found. Numbers are stored.</summary>
public enum SearchKind
{
    Person = 1,
    Conversation = 2,

    /// <summary>A line of a conversation, from either side, notes of the team among them.</summary>
    Message = 3,

    /// <summary>What other programs sent through a bot.</summary>
    ProgramMessage = 4,
    Payment = 5,
    Broadcast = 6,
    Gift = 7,
    Product = 8,
    QuickReply = 9,

    /// <summary>An automatic answer.</summary>
    Rule = 10,

    /// <summary>A frequent question.</summary>
    Question = 11,
    Channel = 12,

    /// <summary>A post of a channel.</summary>
    Post = 13,
    Bot = 14,

    /// <summary>A saved audience.</summary>
    Segment = 15,

    /// <summary>What the team wrote down of a person.</summary>
    Note = 16,

    /// <summary>Where another program hears of events.</summary>
    Webhook = 17,

    /// <summary>An act of the team, as the audit log has it.</summary>
    AuditEntry = 18,
}
