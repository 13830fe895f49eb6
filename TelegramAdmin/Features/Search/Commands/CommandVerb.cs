using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>What the palette can be told to do.</summary>
internal enum CommandVerb
{
    Ban,
    Unban,
    Give,

    /// <summary>A time of free messages.</summary>
    Pass,

    /// <summary>To another tier.</summary>
    Move,
    Close,
    Snooze,
    Assign,
    Label,

    /// <summary>A running broadcast.</summary>
    Pause,
    StopBot,
    StartBot,
    NewBroadcast,
}

internal static class CommandVerbs
{
    extension(CommandVerb verb)
    {
        /// <summary>Who may; the acts themselves check it again.</summary>
        public AdminRole Needs => verb is CommandVerb.Pass or CommandVerb.Move or CommandVerb.Pause or CommandVerb.StopBot or CommandVerb.StartBot or CommandVerb.NewBroadcast ? AdminRole.Admin : AdminRole.Operator;

        /// <summary>What it is done to; null where it needs nothing.</summary>
        public SearchKind? Object => verb switch
        {
            CommandVerb.Close or CommandVerb.Snooze or CommandVerb.Assign or CommandVerb.Label => SearchKind.Conversation,
            CommandVerb.Pause => SearchKind.Broadcast,
            CommandVerb.StopBot or CommandVerb.StartBot => SearchKind.Bot,
            CommandVerb.NewBroadcast => null,
            _ => SearchKind.Person,
        };
    }
}
