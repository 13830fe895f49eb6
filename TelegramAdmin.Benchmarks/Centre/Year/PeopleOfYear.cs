namespace TelegramAdmin.Benchmarks.Centre.Year;

/// <summary>Who came, through which bot, and who can still be reached; what each has of credits.</summary>
internal static class PeopleOfYear
{
    public static IEnumerable<string> Statements(YearSql sql, int people)
    {
        var came = YearSql.SecondsOf("i", people);
        var last = $"({came} + ({YearSql.Seconds} - {came}) * ((i * 7) % 11) / 11)";
        var person = YearSql.Person("i");
        // Before the people, so that the trigger that looks after their reachability has nothing to do.
        foreach (var bot in new[] { "i", "i + 1" })
        {
            var some = bot == "i" ? "" : "WHERE i % 5 = 0";
            foreach (var statement in YearSql.Insert("reachability (workspace_id, bot_id, chat_id, is_reachable, since)", people, $"1, {sql.Bot(bot)}, {person}, {sql.Flag("i % 20 > 0")}, {sql.At(came)}", some))
                yield return statement;
            foreach (var statement in YearSql.Insert(
                "bot_users (workspace_id, bot_id, telegram_user_id, first_name, last_name, username, language_code, is_premium, first_seen_at, last_seen_at, started_at, messages_in)",
                people, $"1, {sql.Bot(bot)}, {person}, 'Reader', 'Green ' || i, 'reader_' || i, {Language}, {sql.Flag("i % 10 = 0")}, {sql.At(came)}, {sql.At(last)}, {sql.At(came)}, 10", some))
                yield return statement;
        }
        foreach (var statement in YearSql.Insert(
            "people (workspace_id, telegram_user_id, language, country, is_premium, is_reachable, first_seen_at, last_seen_at, started_at, start_link)",
            people, $"1, {person}, {Language}, {Country}, {sql.Flag("i % 10 = 0")}, {sql.Flag("i % 20 > 0")}, {sql.At(came)}, {sql.At(last)}, {sql.At(came)}, {Link}"))
            yield return statement;
        foreach (var statement in YearSql.Insert(
            "credit_accounts (workspace_id, telegram_user_id, balance, held, granted, spent, messages_sent, tutorial, tutorial_step, created_at)",
            people, $"1, {person}, (i * 7) % 40, 0, 40, 5, 5, 1, 1, {sql.At(came)}"))
            yield return statement;
        foreach (var statement in YearSql.Insert(
            "person_tags (workspace_id, telegram_user_id, name, \"by\", at)", people / 4, $"1, {YearSql.Person("i * 4")}, CASE i % 3 WHEN 0 THEN 'vip' WHEN 1 THEN 'course' ELSE 'shop' END, 'Nora', {sql.At(YearSql.SecondsOf("i", people / 4))}"))
            yield return statement;
    }

    private const string Language = "CASE i % 7 WHEN 0 THEN 'es' WHEN 1 THEN 'es-mx' WHEN 2 THEN 'ru' WHEN 3 THEN NULL ELSE 'en' END";

    private const string Country = "CASE i % 9 WHEN 0 THEN 'ES' WHEN 1 THEN 'MX' WHEN 2 THEN 'RU' WHEN 3 THEN NULL ELSE 'GB' END";

    private const string Link = "CASE i % 4 WHEN 0 THEN 'spring' WHEN 1 THEN 'ad_' || (i % 30) END";
}
