using TelegramAdmin.Sandbox.BotApi.Requests;

namespace TelegramAdmin.Sandbox.Demo;

/// <summary>A person of the demo and what they have to say.</summary>
/// <param name="Lines">What comes to their mind, in their language.</param>
/// <param name="Replies">What they say when the bot or the team has answered.</param>
internal sealed record DemoPart(
    string FirstName, string LastName, string Username, string Language, IReadOnlyList<string> Lines, IReadOnlyList<string> Replies);

/// <summary>The parts of the demo.</summary>
internal static class DemoScript
{
    public static IReadOnlyList<DemoPart> Parts { get; } =
    [
        new("Maya", "Chen", "mayachen", "en",
            [
                "What is the difference between “since” and “for”?",
                "Do you have an evening group for A2, after 19:00?",
                "Could you check one sentence for me? “I have went there last year.”",
                "How many lessons are left on my plan?",
                "Can I pay for two months at once?",
                "My teacher was great today, please tell her.",
            ],
            ["That helps, thank you", "Great, I will try that tonight", "And if I miss a lesson?", "Perfect 👍"]),
        new("Lucía", "Fernández", "luciafdez", "es",
            [
                "¿Cuál es la diferencia entre “por” y “para” en alemán?",
                "¿Puedo cambiar mi clase del lunes al miércoles?",
                "¿Tenéis cursos intensivos en julio?",
                "¿Me podéis enviar la factura de mayo?",
                "¿Cuánto dura el examen de nivel?",
            ],
            ["¡Muchas gracias!", "Vale, entendido", "¿Y cuánto cuesta?", "Perfecto, hasta el lunes"]),
        new("Дмитрий", "Орлов", "dorlov", "ru",
            [
                "Здравствуйте! Есть ли группы для начинающих по выходным?",
                "Как правильно: “I am agree” или “I agree”?",
                "Можно ли оплатить картой другого банка?",
                "Не пришла ссылка на вчерашний урок",
                "Сколько слов нужно знать для уровня B1?",
            ],
            ["Спасибо, понял", "Отлично!", "А когда следующее занятие?", "Хорошо, жду"]),
        new("Thaís", "Moreira", "thaismoreira", "pt",
            [
                "Oi! Vocês têm aulas de conversação?",
                "Posso trocar de professora?",
                "Qual é o próximo teste de nível?",
                "Consigo o certificado em PDF?",
            ],
            ["Obrigada!", "Combinado", "Legal, e o horário?", "Show, valeu"]),
    ];
}
