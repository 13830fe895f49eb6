namespace TelegramAdmin.Features.Settings.Texts;

/// <summary>What each text is, for people, with somebody to show it to.</summary>
internal static class TextTitles
{
    private static readonly Dictionary<string, string> Example = new()
    {
        ["first_name"] = "Maya", ["bot_name"] = "Lumen Bot", ["command"] = "/prices", ["name"] = "Ben", ["bar"] = "🟩🟩🟩🟩🟩🟩⬜⬜⬜⬜",
        ["balance"] = "31", ["free"] = "3", ["bonus"] = "2", ["guest"] = "2", ["inviter"] = "5", ["left"] = "30", ["held"] = "5", ["given"] = "5", ["bought"] = "50", ["spent"] = "24",
        ["messages"] = "24", ["per_day"] = "2.5", ["days"] = "12", ["guests"] = "4", ["buyers"] = "1", ["earned"] = "5", ["count"] = "2", ["amount"] = "5", ["value"] = "10",
        ["code"] = "WELCOME", ["percent"] = "10", ["credits"] = "25", ["taken"] = "25", ["refund"] = "$4.99", ["prices"] = "$4.99 · 250 ★", ["product"] = "25 credits", ["purchase"] = "25 credits",
        ["description"] = "For a month of questions.", ["length"] = "1 week", ["wanted"] = "30", ["threshold"] = "5", ["times"] = "3", ["cap"] = "$14.97", ["card"] = "Visa ·· 4242",
        ["consent"] = "I agree that …", ["reason"] = "the card has expired", ["tier"] = "Standard", ["kind"] = "Photo", ["what"] = "Message", ["when"] = "3 May 14:20",
        ["day"] = "10 May 2026", ["stars"] = "4", ["emoji"] = "🍎", ["title"] = "Maya and friends", ["minutes"] = "5", ["until"] = "10 May 2026 14:20", ["next"] = "4 May 2026 14:20", ["link"] = "https://t.me/lumen_bot?start=…",
    };

    // By the beginning of the key; the longest that fits counts.
    private static readonly (string Key, string When, string Said)[] Places =
    [
        ("start.new", "To somebody who presses Start for the first time.", "/start"),
        ("start.returning", "To somebody who was here before and presses Start again.", "/start"),
        ("help", "The answer to /help.", "/help"),
        ("unknown_command", "When somebody sends a command that the bot does not know.", "/prices"),
        ("conversation.closed", "When the team closes a conversation, where people are told.", "Thank you"),
        ("conversation.rate", "After a conversation is closed, with one to five stars.", "Thank you"),
        ("guard.banned", "Once to somebody who was banned.", "Buy followers cheaply"),
        ("guard.muted", "Once to somebody who was muted.", "Buy followers cheaply"),
        ("guard.flood", "To somebody who wrote too much at once.", "and this, and this"),
        ("guard.link", "To somebody new who sent a link, where links of new people are stopped.", "See example.com"),
        ("guard.captcha", "To somebody who has to show that they are a person.", "See example.com"),
        ("rule.handed_over", "When somebody asks for a person.", "Talk to a person"),
        ("rule.already_handed_over", "When they ask again while a person is on the way.", "Talk to a person"),
        ("rule.gone", "When somebody presses a button that leads nowhere any more.", "Opening hours"),
        ("press.", "After a button under a message that many got.", "Tell me more"),
        ("mutes.", "When somebody looks at what the bot sends to many, or switches some of it off.", "/mutes"),
        ("faq.", "In the list of questions and answers.", "/faq"),
        ("credits.", "A part of several answers.", "/balance"),
        ("credits.welcome", "To a new person, where messages cost credits.", "/start"),
        ("credits.returning", "To a returning person, where messages cost credits.", "/start"),
        ("credits.menu", "Above the main menu.", "Menu"),
        ("credits.tutorial", "In the tutorial.", "Show me how"),
        ("credits.tip", "The tip under the balance.", "/balance"),
        ("credits.history", "In the history and its file.", "/history"),
        ("credits.pricing", "In the list of prices.", "/pricing"),
        ("credits.reset", "When somebody starts over, where that is allowed.", "/reset"),
        ("credits.help", "The answer to /help, where messages cost credits.", "/help"),
        ("credits.offer", "When a message was not delivered.", "Is this sentence right?"),
        ("credits.warning", "When credits run low, at most once a day.", "Is this sentence right?"),
        ("credits.promo", "When somebody enters a code.", "/promo WELCOME"),
        ("credits.invite", "With the person's own invitation link.", "/invite"),
        ("credits.gift", "When somebody gives credits away, or opens a gift.", "/gift 5"),
        ("gift.", "To the one who gave.", "/gift 5"),
        ("offer.", "When somebody takes a gift that many were offered.", "🎁 Take it"),
        ("purchase.", "In the catalogue and on its products.", "/buy"),
        ("payment.", "While somebody pays, and afterwards.", "/buy25"),
        ("decline.", "Why a card was declined; a part of other texts.", "/buy25"),
        ("return.", "On the page after the checkout, in the browser.", "/buy25"),
        ("recharge.", "While auto-recharge is set up.", "/autorecharge"),
        ("paygroup.", "While somebody makes a payment group, and in it.", "/paygroup"),
        ("command.", "What a command does, in /help.", "/help"),
        ("kind.", "What a kind of message is called.", "/pricing"),
        ("entry.", "What a movement of credits is called.", "/history"),
        ("unit.", "How long a pass lasts.", "/buy"),
        ("button.", "The words of a button.", "/start"),
    ];

    public static (string Title, string When, string Said) Of(string key)
    {
        var place = Places.Where(place => key.StartsWith(place.Key, StringComparison.Ordinal)).DefaultIfEmpty(("", "In a conversation.", "/start")).MaxBy(place => place.Item1.Length);
        return (TitleOf(key), place.Item2, place.Item3);
    }

    /// <summary>Fills the variables of a preview. A price is in credits where credits are spent, and in money where they are bought.</summary>
    public static IReadOnlyDictionary<string, string> ExampleOf(string key) =>
        new Dictionary<string, string>(Example) { ["price"] = key.StartsWith("credits.", StringComparison.Ordinal) ? "1" : "$4.99" };

    private static string TitleOf(string key) => key switch
    {
        "start.new" => "Welcome",
        "start.returning" => "Welcome back",
        "help" => "Help",
        "unknown_command" => "Unknown command",
        _ => Sentence(key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..]),
    };

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..].Replace('.', ' ').Replace('_', ' ');
}
