using System.Globalization;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>One question of a person and all that its answer needs of them. Their account is locked until the transaction ends.</summary>
public sealed class ChatTurn(UpdateContext context, BotVoice voice)
{
    public UpdateContext Context => context;

    public AppDbContext Db => context.Db;

    public DateTimeOffset Now => context.Now;

    public required BotUser Person { get; init; }

    public required Conversation Conversation { get; init; }

    public required CreditAccount Account { get; init; }

    public required TierRules Tier { get; init; }

    public required SettingValues Settings { get; init; }

    public required Wording Words { get; init; }

    /// <summary>Free credits that came in with this turn.</summary>
    public required long FreeCredits { get; init; }

    public string Argument { get; set; } = "";

    /// <summary>The commands that this person has.</summary>
    public IReadOnlySet<string> Commands { get; set; } = new HashSet<string>();

    /// <summary>Shown after this answer: a link led there.</summary>
    public ChatRoute? Next { get; set; }

    public bool IsPress => context.Update.CallbackQuery is not null;

    public bool HasPass => Account.PassUntil is { } until && until > Now;

    public int TextPrice => Tier.Prices.Of(MessageKind.Text);

    public string Say(string key, params IEnumerable<(string Name, object Value)> variables) => Words.Say(key, WithNames(variables));

    /// <summary>As <see cref="Say"/>, for a place that knows no HTML.</summary>
    public string Plain(string key, params IEnumerable<(string Name, object Value)> variables) => Words.Plain(key, WithNames(variables));

    public BotButton Button(string key, string data, params IEnumerable<(string Name, object Value)> variables) => new(Words.Plain("button." + key, variables), data);

    /// <summary>The source of what this turn moves; the update is worked off once, so that it moves once.</summary>
    public string Source(string what) => string.Create(CultureInfo.InvariantCulture, $"{what}:{context.Stored.Id}");

    public Task ShowAsync(string html, params IReadOnlyList<IReadOnlyList<BotButton>> rows) => voice.ShowAsync(context, new BotScreen(html, rows));

    public Task ShowAsync(string html, string toast, IReadOnlyList<IReadOnlyList<BotButton>> rows) => voice.ShowAsync(context, new BotScreen(html, rows), toast);

    /// <summary>Sends a message of its own, whatever was pressed.</summary>
    public Task<ConversationMessage> SayAsync(string html, params IReadOnlyList<IReadOnlyList<BotButton>> rows)
    {
        context.IsAnswered = true;
        return voice.SayAsync(Db, Conversation, new BotScreen(html, rows));
    }

    /// <summary>Lets a pressed button rest with a word over the chat.</summary>
    public void Toast(string text) => voice.AnswerPress(context, text);

    private IEnumerable<(string Name, object Value)> WithNames(IEnumerable<(string Name, object Value)> variables) =>
        variables.Concat([("first_name", Person.FirstName), ("bot_name", context.Bot.Name)]);
}
