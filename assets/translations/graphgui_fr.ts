<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message>
        <source>wire to {0}</source>
        <translation>fil vers {0}</translation>
    </message>
    <message>
        <source>wire made from {source} to {target}, {port}</source>
        <translation>fil posé de {source} vers {target}, {port}</translation>
    </message>
</context>
<context>
    <name>AnswerField</name>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Gradient of</source>
        <translation>Gradient de</translation>
    </message>
    <message>
        <source>a formula or numbers</source>
        <translation>une formule ou des nombres</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>Select a wire or a node on the canvas: say here what its gradient is.</source>
        <translation>Sélectionnez un fil ou un nœud&#xa0;: dites ici quel est son gradient.</translation>
    </message>
    <message>
        <source>There is no loss yet, and a gradient is always that of a loss.</source>
        <translation>Il n’y a pas encore de perte, et un gradient est toujours celui d’une perte.</translation>
    </message>
    <message>
        <source>C does not depend on this: no wire leads from here to the loss.</source>
        <translation>C n’en dépend pas&#xa0;: aucun fil ne mène d’ici à la perte.</translation>
    </message>
    <message>
        <source>How your formula is read</source>
        <translation>Comment votre formule est lue</translation>
    </message>
</context>
<context>
    <name>ArrangingNotice</name>
    <message>
        <source>Arranging {0} nodes…</source>
        <translation>Disposition de {0} nœuds…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>AutoLayout</name>
    <message>
        <source>The graph was edited meanwhile, so it was not arranged: arrange it again.</source>
        <translation>Le graphe a été modifié entre-temps et n’a donc pas été disposé&#xa0;: disposez-le de nouveau.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>To choose from: {choices}.</source>
        <translation>Au choix&#xa0;: {choices}.</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Groups that are open</source>
        <translation>Groupes ouverts</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graphe</translation>
    </message>
</context>
<context>
    <name>BreakpointField</name>
    <message>
        <source>Breakpoint</source>
        <translation>Point d’arrêt</translation>
    </message>
    <message>
        <source>Training pauses before this node: always, or where the condition comes true</source>
        <translation>L’entraînement s’arrête devant ce nœud&#xa0;: toujours, ou là où la condition devient vraie</translation>
    </message>
    <message>
        <source>always</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>When to pause, such as  |grad| &lt; 1e-6,  loss &lt; 0.5,  max|value| &gt; 100,  step &gt;= 1000 or |grad W| &gt; 10 and step &gt; 5.  |…| is the norm, max|…| the largest number.</source>
        <translation>Quand s’arrêter, par exemple  |grad| &lt; 1e-6,  loss &lt; 0,5,  max|value| &gt; 100,  step &gt;= 1000 ou |grad W| &gt; 10 and step &gt; 5.  |…| est la norme, max|…| le plus grand nombre.</translation>
    </message>
</context>
<context>
    <name>BrokenGradientPanel</name>
    <message>
        <source>Find the broken gradient</source>
        <translation>Trouver le gradient faux</translation>
    </message>
    <message>
        <source>Repair It So</source>
        <translation>Réparer ainsi</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>Give Up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Gradient of</source>
        <translation>Gradient de</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Réparations</translation>
    </message>
    <message>
        <source>or type the gradient: Xᵀ G</source>
        <translation>ou tapez le gradient&#xa0;: Xᵀ G</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>Plant a Wrong Gradient</source>
        <translation>Placer un gradient faux</translation>
    </message>
    <message>
        <source>Another One</source>
        <translation>Un autre</translation>
    </message>
    <message>
        <source>One gradient of the open graph is made to be computed wrongly: with the wrong sign, transposed, without a sum, … You find the node and say what repairs it. Your graph stays as it is.</source>
        <translation>Un gradient du graphe ouvert sera calculé de travers&#xa0;: avec le mauvais signe, transposé, sans une somme, … À vous de trouver le nœud et de dire ce qui le répare. Votre graphe reste tel qu’il est.</translation>
    </message>
    <message>
        <source>One node of this graph computes a gradient wrongly. Find it: go through a step with F7, ask with F3 why a number is what it is, compare signs, shapes and sizes. Then select the node.</source>
        <translation>Un nœud de ce graphe calcule mal un gradient. Trouvez-le&#xa0;: parcourez un pas avec F7, demandez avec F3 d’où vient un nombre, comparez signes, formes et grandeurs. Puis sélectionnez le nœud.</translation>
    </message>
    <message>
        <source>Which gradient of “{node}” is wrong, and what repairs it?</source>
        <translation>Quel gradient de «&#xa0;{node}&#xa0;» est faux, et qu’est-ce qui le répare&#x202f;?</translation>
    </message>
    <message>
        <source>Right. {what}</source>
        <translation>Juste. {what}</translation>
    </message>
    <message>
        <source>This was it: {what}</source>
        <translation>C’était&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Wrong answers on the way: {count}.</source>
        <translation>Mauvaises réponses en chemin&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>The graph is as it was before.</source>
        <translation>Le graphe est de nouveau comme avant.</translation>
    </message>
    <message>
        <source>Yes: a gradient of “{node}” is wrong.</source>
        <translation>Oui&#xa0;: un gradient de «&#xa0;{node}&#xa0;» est faux.</translation>
    </message>
    <message>
        <source>No: with that, the gradients of “{node}” would still be wrong.</source>
        <translation>Non&#xa0;: avec cela, les gradients de «&#xa0;{node}&#xa0;» seraient encore faux.</translation>
    </message>
    <message>
        <source>No: “{node}” has no gradient that could be wrong.</source>
        <translation>Non&#xa0;: «&#xa0;{node}&#xa0;» n’a pas de gradient qui puisse être faux.</translation>
    </message>
    <message>
        <source>No: it is not “{node}”, though differences cannot tell of numbers as large or small as its.</source>
        <translation>Non&#xa0;: ce n’est pas «&#x202f;{node}&#x202f;», même si les différences ne disent rien de nombres aussi grands ou petits que les siens.</translation>
    </message>
    <message>
        <source>No: given what arrives at “{node}”, its gradients agree with differences. They are off by {error} at most.</source>
        <translation>Non&#xa0;: avec ce qui arrive à «&#xa0;{node}&#xa0;», ses gradients concordent avec les différences. L’écart est de {error} au plus.</translation>
    </message>
    <message>
        <source>The Gradient of “{node}” Is Wrong</source>
        <translation>Le gradient de «&#xa0;{node}&#xa0;» est faux</translation>
    </message>
    <message>
        <source>Select a Node to Accuse</source>
        <translation>Sélectionnez le nœud à accuser</translation>
    </message>
    <message>
        <source>{gradient} of “{node}”.</source>
        <translation>{gradient} de «&#xa0;{node}&#xa0;».</translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Étape {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>CanvasEditor</name>
    <message>
        <source>Choose a node first: a wire begins there.</source>
        <translation>Choisissez d’abord un nœud&#xa0;: un fil y commence.</translation>
    </message>
    <message>
        <source>No port here fits this wire. Space adds an operation.</source>
        <translation>Aucun port ne convient à ce fil. Espace ajoute une opération.</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Canevas</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>As the table tells</source>
        <translation>Selon le tableau</translation>
    </message>
    <message>
        <source>Cells without a number</source>
        <translation>Cellules sans nombre</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>feature</source>
        <translation>variable</translation>
    </message>
    <message>
        <source>target</source>
        <translation>cible</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorée</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Sorte</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquants</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>text, all different</source>
        <translation>texte, tous différents</translation>
    </message>
    <message>
        <source>number, all different</source>
        <translation>nombre, tous différents</translation>
    </message>
    <message>
        <source>text, 1 value</source>
        <translation>texte, 1 valeur</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>{count} odd</source>
        <translation>{count} à part</translation>
    </message>
    <message>
        <source>text, {count} values</source>
        <translation>texte, {count} valeurs</translation>
    </message>
</context>
<context>
    <name>ColumnsEditor</name>
    <message>
        <source>Drag a column, or press Alt with Up or Down, to move it</source>
        <translation>Glissez une colonne, ou appuyez sur Alt avec Haut ou Bas, pour la déplacer</translation>
    </message>
</context>
<context>
    <name>CostBars</name>
    <message>
        <source>{n} TB</source>
        <translation>{n} To</translation>
    </message>
    <message>
        <source>{n} GB</source>
        <translation>{n} Go</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} Mo</translation>
    </message>
    <message>
        <source>{n} kB</source>
        <translation>{n} ko</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n} octets</translation>
    </message>
</context>
<context>
    <name>CostsSection</name>
    <message>
        <source>Number of examples</source>
        <translation>Nombre d’exemples</translation>
    </message>
    <message>
        <source>Why nobody builds it</source>
        <translation>Pourquoi personne ne la construit</translation>
    </message>
    <message>
        <source>Operations on numbers</source>
        <translation>Opérations sur des nombres</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>The whole graph</source>
        <translation>Le graphe entier</translation>
    </message>
    <message>
        <source>q = {count}</source>
        <translation>q = {count}</translation>
    </message>
    <message>
        <source>This graph fits its own number of examples alone.</source>
        <translation>Ce graphe ne convient qu’à son propre nombre d’exemples.</translation>
    </message>
    <message>
        <source>vjp, without J</source>
        <translation>vjp, sans J</translation>
    </message>
    <message>
        <source>J built, then Jᵀ G</source>
        <translation>J construite, puis Jᵀ G</translation>
    </message>
    <message>
        <source>J alone</source>
        <translation>J seule</translation>
    </message>
    <message>
        <source>The Jacobian takes {times} times the memory: a row for each number of the output.</source>
        <translation>La jacobienne prend {times} fois la mémoire&#xa0;: une ligne pour chaque nombre de la sortie.</translation>
    </message>
    <message>
        <source>The output is one number, and its Jacobian one row: the gradient itself.</source>
        <translation>La sortie est un seul nombre, et sa jacobienne une seule ligne&#xa0;: le gradient lui-même.</translation>
    </message>
    <message>
        <source>No wire leads from here to a loss.</source>
        <translation>Aucun fil ne mène d’ici à une perte.</translation>
    </message>
    <message>
        <source>∂C/∂{symbol} = {names}, of {sizes}: multiplications from the right and from the left</source>
        <translation>∂C/∂{symbol} = {names}, de tailles {sizes}&#xa0;: multiplications en partant de la droite et de la gauche</translation>
    </message>
    <message>
        <source>forward: right first</source>
        <translation>direct&#xa0;: la droite d’abord</translation>
    </message>
    <message>
        <source>reverse: left first</source>
        <translation>inverse&#xa0;: la gauche d’abord</translation>
    </message>
</context>
<context>
    <name>CurvaturePlot</name>
    <message>
        <source>curvature λ</source>
        <translation>courbure λ</translation>
    </message>
    <message>
        <source>direction, the sharpest first</source>
        <translation>direction, la plus raide d’abord</translation>
    </message>
    <message>
        <source>Set the rate to {0}</source>
        <translation>Fixer le taux à {0}</translation>
    </message>
    <message>
        <source>{optimiser} scales the step of each parameter: no threshold is known</source>
        <translation>{optimiser} met à l’échelle le pas de chaque paramètre&#xa0;: aucun seuil n’est connu</translation>
    </message>
    <message>
        <source>no direction diverges at the rate {rate}</source>
        <translation>aucune direction ne diverge au taux {rate}</translation>
    </message>
    <message>
        <source>{count} of {all} diverging: error × {growth} each step</source>
        <translation>{count} sur {all} divergent&#xa0;: erreur × {growth} à chaque pas</translation>
    </message>
    <message>
        <source>λ {value}, mostly {name}</source>
        <translation>λ {value}, surtout {name}</translation>
    </message>
    <message>
        <source>λ {value}, mostly {name}: error × {growth} each step</source>
        <translation>λ {value}, surtout {name}&#xa0;: erreur × {growth} à chaque pas</translation>
    </message>
    <message>
        <source>The loss is no finite number here: go back to a step where it is.</source>
        <translation>La perte n’est pas un nombre fini ici&#xa0;: revenez à un pas où elle l’est.</translation>
    </message>
    <message>
        <source>One moment: the curvature is being computed.</source>
        <translation>Un instant&#xa0;: la courbure est en cours de calcul.</translation>
    </message>
    <message>
        <source>Press Play: how sharply the loss bends appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: la courbure de la perte apparaît ici.</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>partout</translation>
    </message>
    <message>
        <source>near step {0}</source>
        <translation>près du pas {0}</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>Taux d’apprentissage η</translation>
    </message>
    <message>
        <source>Largest stable rate</source>
        <translation>Plus grand taux stable</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Threshold {0}</source>
        <translation>Seuil {0}</translation>
    </message>
    <message>
        <source>Largest λ</source>
        <translation>λ le plus grand</translation>
    </message>
    <message>
        <source>Smallest λ</source>
        <translation>λ le plus petit</translation>
    </message>
    <message>
        <source>Condition number</source>
        <translation>Conditionnement</translation>
    </message>
    <message>
        <source>the largest of {0}</source>
        <translation>le plus grand de {0}</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>Calculé</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Vaut</translation>
    </message>
    <message>
        <source>Direction {number}: λ {value}</source>
        <translation>Direction {number}&#xa0;: λ {value}</translation>
    </message>
    <message>
        <source>Error, each step</source>
        <translation>Erreur, à chaque pas</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Import Data…</source>
        <translation>Importer des données…</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Points aberrants</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Put onto the Canvas</source>
        <translation>Poser sur le canevas</translation>
    </message>
    <message>
        <source>Data of a file</source>
        <translation>Données d’un fichier</translation>
    </message>
    <message>
        <source>Made-up data</source>
        <translation>Données fabriquées</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0}&#x202f;%</translation>
    </message>
    <message>
        <source>Replace the Data</source>
        <translation>Remplacer les données</translation>
    </message>
    <message>
        <source>The sliders change the data on the canvas as you move them.</source>
        <translation>Les curseurs changent les données du canevas à mesure que vous les bougez.</translation>
    </message>
    <message>
        <source>The canvas reads other data, from a file or changed by hand.</source>
        <translation>Le canevas lit d’autres données, d’un fichier ou changées à la main.</translation>
    </message>
    <message>
        <source>The canvas reads data with other columns: start a new graph for this shape.</source>
        <translation>Le canevas lit des données à d’autres colonnes&#xa0;: commencez un nouveau graphe pour cette forme.</translation>
    </message>
    <message>
        <source>Adds the inputs, and on an empty canvas a model and a loss.</source>
        <translation>Ajoute les entrées et, sur un canevas vide, un modèle et une perte.</translation>
    </message>
</context>
<context>
    <name>DerivationStep</name>
    <message>
        <source>Click to see it on the canvas</source>
        <translation>Cliquez pour le voir sur le canevas</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>pas encore calculé</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {text}</source>
        <translation>ligne {row}, colonne {column}&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>DiagnosisMonitor</name>
    <message>
        <source>Paused at step {step}, where at “{node}” {condition}.</source>
        <translation>En pause au pas {step}, où à «&#xa0;{node}&#xa0;» {condition}.</translation>
    </message>
</context>
<context>
    <name>DifferencePlot</name>
    <message>
        <source>step h</source>
        <translation>pas h</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>Gradient of</source>
        <translation>Gradient de</translation>
    </message>
    <message>
        <source>row</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>column</source>
        <translation>colonne</translation>
    </message>
    <message>
        <source>A gradient is to be predicted first: then it can be checked here.</source>
        <translation>Un gradient est d’abord à prédire&#xa0;: il peut ensuite être vérifié ici.</translation>
    </message>
    <message>
        <source>The error of difference quotients appears here, for every step h.</source>
        <translation>L’erreur des quotients de différences apparaît ici, pour chaque pas h.</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>arrondi</translation>
    </message>
    <message>
        <source>truncation</source>
        <translation>troncature</translation>
    </message>
    <message>
        <source>h = {step}</source>
        <translation>h = {step}</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>différence</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>error {error}: too large or too small for differences to tell</source>
        <translation>erreur {error}&#xa0;: trop grand ou trop petit pour que les différences puissent le dire</translation>
    </message>
    <message>
        <source>error {error}: no step gives the gradient</source>
        <translation>erreur {error}&#xa0;: aucun pas ne donne le gradient</translation>
    </message>
    <message>
        <source>error {error}: C is a quadratic here, only rounding is left</source>
        <translation>erreur {error}&#xa0;: C est ici quadratique, il ne reste que l’arrondi</translation>
    </message>
    <message>
        <source>error {error}: the best step</source>
        <translation>erreur {error}&#xa0;: le meilleur pas</translation>
    </message>
    <message>
        <source>error {error}, mostly rounding: h ≈ {best} is best</source>
        <translation>erreur {error}, surtout d’arrondi&#xa0;: le meilleur est h ≈ {best}</translation>
    </message>
    <message>
        <source>error {error}, mostly truncation: h ≈ {best} is best</source>
        <translation>erreur {error}, surtout de troncature&#xa0;: le meilleur est h ≈ {best}</translation>
    </message>
    <message>
        <source>h = {step}: central off by {central}, one-sided by {one_sided}</source>
        <translation>h = {step}&#xa0;: écart centré {central}, d’un seul côté {one_sided}</translation>
    </message>
    <message>
        <source>central difference</source>
        <translation>différence centrée</translation>
    </message>
    <message>
        <source>one-sided difference</source>
        <translation>différence d’un seul côté</translation>
    </message>
</context>
<context>
    <name>EmptyCanvas</name>
    <message>
        <source>Press Space, or drag an operation here</source>
        <translation>Appuyez sur Espace, ou glissez une opération ici</translation>
    </message>
    <message>
        <source>Add an operation</source>
        <translation>Ajouter une opération</translation>
    </message>
    <message>
        <source>Open an example</source>
        <translation>Ouvrir un exemple</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Page d’accueil</translation>
    </message>
</context>
<context>
    <name>ErrorNotice</name>
    <message>
        <source>Something went wrong, and graphgui goes on.</source>
        <translation>Une erreur s’est produite, et graphgui continue.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
</context>
<context>
    <name>ExportDerivation</name>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>LaTeX (*.tex)</source>
        <translation>LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Export the derivation</source>
        <translation>Exporter le calcul</translation>
    </message>
    <message>
        <source>The derivation is exported as {file}.</source>
        <translation>Le calcul est exporté dans {file}.</translation>
    </message>
</context>
<context>
    <name>ExportHistory</name>
    <message>
        <source>There is no run to export yet: press Play first.</source>
        <translation>Il n’y a encore rien à exporter&#xa0;: appuyez d’abord sur Lancer.</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Exporter l’historique</translation>
    </message>
    <message>
        <source>Making the steps again…</source>
        <translation>Les pas sont refaits…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{0} steps exported as {1}.</source>
        <translation>{0} pas exportés sous {1}.</translation>
    </message>
    <message>
        <source>{0} steps exported as {1}: one row for {2} steps.</source>
        <translation>{0} pas exportés sous {1}&#xa0;: une ligne pour {2} pas.</translation>
    </message>
</context>
<context>
    <name>FeatureBox</name>
    <message>
        <source>What the plot shows</source>
        <translation>Ce que montre le graphique</translation>
    </message>
    <message>
        <source>All features</source>
        <translation>Toutes</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>norm {norm} · min {low} · max {high}</source>
        <translation>norme {norm} · min {low} · max {high}</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>pas encore calculé</translation>
    </message>
    <message>
        <source>there is no loss</source>
        <translation>il n’y a pas de perte</translation>
    </message>
    <message>
        <source>does not reach the loss</source>
        <translation>n’atteint pas la perte</translation>
    </message>
    <message>
        <source>hidden: predict it first</source>
        <translation>caché&#xa0;: prédisez-le d’abord</translation>
    </message>
</context>
<context>
    <name>FileNotice</name>
    <message>
        <source>{0} was changed outside this window: what is here is without that change.</source>
        <translation>{0} a été modifié hors de cette fenêtre&#xa0;: ce que vous voyez ici est sans cette modification.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation>Garder ma version</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>The file of {0} is there no more: it was moved, renamed or deleted. It is here still.</source>
        <translation>Le fichier de {0} n’est plus là&#xa0;: il a été déplacé, renommé ou supprimé. Son contenu est encore ici.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>{0} is open in another window or program, too: whoever saves last is asked before.</source>
        <translation>{0} est aussi ouvert dans une autre fenêtre ou un autre programme&#xa0;: une confirmation sera demandée à qui enregistre en dernier.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open a graph</source>
        <translation>Ouvrir un graphe</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>Ouverture de {0}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save the graph</source>
        <translation>Enregistrer le graphe</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>Save the changes to {0}?</source>
        <translation>Enregistrer les modifications de {0}&#xa0;?</translation>
    </message>
    <message>
        <source>Trained parameters</source>
        <translation>Paramètres entraînés</translation>
    </message>
    <message>
        <source>Keep the trained parameters in {0}?</source>
        <translation>Garder les paramètres entraînés dans {0}&#xa0;?</translation>
    </message>
    <message>
        <source>Something typed cannot be taken</source>
        <translation>Une saisie ne peut pas être prise en compte</translation>
    </message>
    <message>
        <source>What stands in a field cannot be read, and would be lost. The reason stands beside it.</source>
        <translation>Le contenu d’un champ est illisible et serait perdu. La raison est indiquée à côté.</translation>
    </message>
    <message>
        <source>The changes to {0} that were made here would be lost.</source>
        <translation>Les modifications de {0} faites ici seraient perdues.</translation>
    </message>
    <message>
        <source>Reload the file?</source>
        <translation>Recharger le fichier&#xa0;?</translation>
    </message>
    <message>
        <source>{0} was changed outside this window. What is there now would be replaced.</source>
        <translation>{0} a été modifié hors de cette fenêtre. Son contenu actuel serait remplacé.</translation>
    </message>
    <message>
        <source>Replace what was changed?</source>
        <translation>Remplacer ce qui a été modifié&#xa0;?</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>sans titre</translation>
    </message>
    <message>
        <source>The data file of {0} is gone: its numbers were saved with the graph.</source>
        <translation>Le fichier de données de {0} n’est plus là&#xa0;: ses nombres ont été enregistrés avec le graphe.</translation>
    </message>
    <message>
        <source>Graphs ({0});;All files (*)</source>
        <translation>Graphes ({0});;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>FitPlot</name>
    <message>
        <source>Each squared error as the area of a square</source>
        <translation>Chaque erreur au carré comme l’aire d’un carré</translation>
    </message>
    <message>
        <source>Edit points</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>The fit appears here for a loss that compares Ŷ with Y.</source>
        <translation>L’ajustement apparaît ici pour une perte qui compare Ŷ à Y.</translation>
    </message>
    <message>
        <source>actual</source>
        <translation>réel</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>Carrés</translation>
    </message>
    <message>
        <source>Click to add a point, drag to move it, Delete to remove it. By keys: Ctrl+arrows to choose one, arrows to move it, Ins to add one</source>
        <translation>Cliquez pour ajouter un point, glissez pour le déplacer, Suppr pour le supprimer. Au clavier&#xa0;: Ctrl et les flèches pour en choisir un, les flèches pour le déplacer, Inser pour en ajouter un</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>prédit</translation>
    </message>
    <message>
        <source>This model tells classes apart: where it does so by two inputs, Regions (View → Panels) shows which class it gives to every place.</source>
        <translation>Ce modèle distingue des classes&#xa0;: s’il le fait d’après deux entrées, Régions (Affichage → Panneaux) montre quelle classe il donne à chaque endroit.</translation>
    </message>
    <message>
        <source>{feature}, the others at their means</source>
        <translation>{feature}, les autres à leurs moyennes</translation>
    </message>
    <message>
        <source>Press Play: the fit appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: l’ajustement apparaîtra ici.</translation>
    </message>
    <message>
        <source>Press Play: predicted against actual appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: le prédit en fonction du réel apparaîtra ici.</translation>
    </message>
    <message>
        <source>The predictions are no finite numbers here: go back to a step where they are.</source>
        <translation>Les prédictions ne sont pas des nombres finis ici&#xa0;: revenez à un pas où elles le sont.</translation>
    </message>
    <message>
        <source>{total} points, {shown} squares shown</source>
        <translation>{total} points, {shown} carrés montrés</translation>
    </message>
    <message>
        <source>{shown} of {total} points shown</source>
        <translation>{shown} points montrés sur {total}</translation>
    </message>
    <message>
        <source>{total} points, {shown} residuals shown</source>
        <translation>{total} points, {shown} résidus montrés</translation>
    </message>
    <message>
        <source>{total} points</source>
        <translation>{total} points</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 point</translation>
    </message>
    <message>
        <source>actual {0}, predicted {1}</source>
        <translation>réel {0}, prédit {1}</translation>
    </message>
    <message>
        <source>x {0}, y {1}</source>
        <translation>x {0}, y {1}</translation>
    </message>
    <message>
        <source>, my line {0}, residual {1}</source>
        <translation>, ma droite {0}, résidu {1}</translation>
    </message>
    <message>
        <source>, predicted {0}, residual {1}</source>
        <translation>, prédit {0}, résidu {1}</translation>
    </message>
    <message>
        <source>, squared {0}</source>
        <translation>, au carré {0}</translation>
    </message>
    <message>
        <source>{column}, standardised</source>
        <translation>{column}, standardisé</translation>
    </message>
    <message>
        <source>R² {0}</source>
        <translation>R² {0}</translation>
    </message>
    <message>
        <source>slope {slope}, intercept {intercept}</source>
        <translation>pente {slope}, ordonnée à l’origine {intercept}</translation>
    </message>
</context>
<context>
    <name>ForwardModePanel</name>
    <message>
        <source>Tangents in place of gradients</source>
        <translation>Tangentes à la place des gradients</translation>
    </message>
    <message>
        <source>row</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>column</source>
        <translation>colonne</translation>
    </message>
    <message>
        <source>with respect to</source>
        <translation>par rapport à</translation>
    </message>
    <message>
        <source>tangent of the loss</source>
        <translation>tangente de la perte</translation>
    </message>
    <message>
        <source>gradient there</source>
        <translation>gradient à cet endroit</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Switch forward mode on: the canvas then shows how every value moves when one number moves, carried along the wires from that number on.</source>
        <translation>Activez le mode direct&#xa0;: le canevas montre alors comment chaque valeur bouge quand un nombre bouge, le long des fils à partir de ce nombre.</translation>
    </message>
    <message>
        <source>Counted: one for each input of an operation that a change passes through. Forward mode takes a pass for each number, reverse mode one pass for all.</source>
        <translation>Compté&#xa0;: un pour chaque entrée d’opération qu’un changement traverse. Le mode direct fait une passe par nombre, le mode inverse une seule pour tous.</translation>
    </message>
    <message>
        <source>Without a loss there is no gradient to compare with.</source>
        <translation>Sans perte, il n’y a pas de gradient à comparer.</translation>
    </message>
</context>
<context>
    <name>GradientBlock</name>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Compare with differences, for every step h</source>
        <translation>Comparer avec des différences, pour chaque pas h</translation>
    </message>
</context>
<context>
    <name>GradientPlot</name>
    <message>
        <source>Wires</source>
        <translation>Fils</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>Press Play: the gradient of every wire appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: le gradient de chaque fil apparaîtra ici.</translation>
    </message>
    <message>
        <source>norm of the gradient on each wire</source>
        <translation>norme du gradient sur chaque fil</translation>
    </message>
    <message>
        <source>norm of the gradient on {shown} of {known} wires: the chosen ones, and a sample</source>
        <translation>norme du gradient sur {shown} fils sur {known}&#xa0;: ceux choisis, et un échantillon</translation>
    </message>
    <message>
        <source>{wire}: {norm} at step {step}</source>
        <translation>{wire}&#xa0;: {norm} au pas {step}</translation>
    </message>
</context>
<context>
    <name>GraphForm</name>
    <message>
        <source>Choose a node or a wire to see its numbers here.</source>
        <translation>Choisissez un nœud ou un fil pour voir ses nombres ici.</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>nœuds</translation>
    </message>
    <message>
        <source>wires</source>
        <translation>fils</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>paramètres</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>{count} numbers to learn</source>
        <translation>{count} nombres à apprendre</translation>
    </message>
    <message>
        <source>not all shapes known yet</source>
        <translation>des formes sont encore inconnues</translation>
    </message>
    <message>
        <source>none to train yet</source>
        <translation>aucune à entraîner encore</translation>
    </message>
    <message>
        <source>{node}: not computed yet</source>
        <translation>{node}&#xa0;: pas encore calculée</translation>
    </message>
    <message>
        <source>{node}: {loss}</source>
        <translation>{node}&#x202f;: {loss}</translation>
    </message>
</context>
<context>
    <name>Guess</name>
    <message>
        <source>My line</source>
        <translation>Ma droite</translation>
    </message>
    <message>
        <source>Guess the line, with the mouse or ← → ↑ ↓, then compare it with the best there is</source>
        <translation>Deviner la droite, à la souris ou avec ← → ↑ ↓, puis la comparer à la meilleure</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Show the line of the least loss, and how far off mine is</source>
        <translation>Montrer la droite de plus petite perte, et à quelle distance se trouve la mienne</translation>
    </message>
    <message>
        <source>Start Training From Here</source>
        <translation>Commencer l’entraînement ici</translation>
    </message>
    <message>
        <source>Give the model the parameters of my line</source>
        <translation>Donner au modèle les paramètres de ma droite</translation>
    </message>
</context>
<context>
    <name>GuessNote</name>
    <message>
        <source>C {loss}</source>
        <translation>C {loss}</translation>
    </message>
    <message>
        <source>∂C/∂{name} {slope}</source>
        <translation>∂C/∂{name} {slope}</translation>
    </message>
    <message>
        <source>Drag the handles until C is as small as it gets.</source>
        <translation>Tirez les poignées pour rendre C aussi petit que possible.</translation>
    </message>
    <message>
        <source>C {loss}: the least there is</source>
        <translation>C {loss}&#xa0;: la plus petite qui soit</translation>
    </message>
    <message>
        <source>C {loss}, the least is {least}: {gap} above it</source>
        <translation>C {loss}, la plus petite est {least}&#xa0;: {gap} de trop</translation>
    </message>
    <message>
        <source>{text}: {name} is {gap} too large</source>
        <translation>{text}&#xa0;: {name} est trop grand de {gap}</translation>
    </message>
    <message>
        <source>{text}: {name} is {gap} too small</source>
        <translation>{text}&#xa0;: {name} est trop petit de {gap}</translation>
    </message>
</context>
<context>
    <name>ImportData</name>
    <message>
        <source>Import data</source>
        <translation>Importer des données</translation>
    </message>
    <message>
        <source>Tables ({kinds});;All files (*)</source>
        <translation>Tables ({kinds});;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import {0}</source>
        <translation>Importer {0}</translation>
    </message>
    <message>
        <source>Refuse the file</source>
        <translation>Refuser le fichier</translation>
    </message>
    <message>
        <source>Drop their rows</source>
        <translation>Supprimer leurs lignes</translation>
    </message>
    <message>
        <source>Put the column’s mean</source>
        <translation>Mettre la moyenne de la colonne</translation>
    </message>
    <message>
        <source>A linear model, wired</source>
        <translation>Un modèle linéaire, relié</translation>
    </message>
    <message>
        <source>Inputs X and Y alone</source>
        <translation>Les entrées X et Y seules</translation>
    </message>
    <message>
        <source>New data for the graph as it is</source>
        <translation>De nouvelles données pour le graphe tel qu’il est</translation>
    </message>
    <message>
        <source>Share of the examples kept apart to validate on</source>
        <translation>Part des exemples mise de côté pour la validation</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>{letters}: what the selected columns are for</source>
        <translation>{letters}&#xa0;: rôle des colonnes choisies</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Les premières lignes</translation>
    </message>
    <message>
        <source>Missing cells</source>
        <translation>Cellules vides</translation>
    </message>
    <message>
        <source>For validation</source>
        <translation>Pour la validation</translation>
    </message>
    <message>
        <source>Make of it</source>
        <translation>En faire</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>{0} And {1} more.</source>
        <translation>{0} Et {1} de plus.</translation>
    </message>
    <message>
        <source>X is {rows} × {features}, Y is {rows} × {targets}.</source>
        <translation>X est {rows} × {features}, Y est {rows} × {targets}.</translation>
    </message>
    <message>
        <source>All trained parameters are kept.</source>
        <translation>Tous les paramètres appris sont gardés.</translation>
    </message>
    <message>
        <source>Of another shape then, and so drawn anew: {0}.</source>
        <translation>D’une autre forme alors, et donc tirés à nouveau&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>It is trained in batches of {0}, for the rows are many.</source>
        <translation>L’entraînement se fait par lots de {0}, car les lignes sont nombreuses.</translation>
    </message>
    <message>
        <source>Taking the columns…</source>
        <translation>Reprise des colonnes…</translation>
    </message>
</context>
<context>
    <name>InitialiserEditor</name>
    <message>
        <source>value…</source>
        <translation>valeur…</translation>
    </message>
    <message>
        <source>A number for all, or a matrix such as 1 2; 3 4</source>
        <translation>Un nombre pour tous, ou une matrice telle que 1 2; 3 4</translation>
    </message>
</context>
<context>
    <name>InputProperties</name>
    <message>
        <source>Load a Table…</source>
        <translation>Charger un tableau…</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>Standardiser</translation>
    </message>
    <message>
        <source>Put a node behind the input that gives every column mean 0 and standard deviation 1</source>
        <translation>Placer derrière l’entrée un nœud qui donne à chaque colonne une moyenne de 0 et un écart-type de 1</translation>
    </message>
    <message>
        <source>No scaling</source>
        <translation>Brut</translation>
    </message>
    <message>
        <source>Take the numbers as they are</source>
        <translation>Prendre les nombres tels quels</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>Modifier {0}</translation>
    </message>
    <message>
        <source>Load a table</source>
        <translation>Charger un tableau</translation>
    </message>
    <message>
        <source>Tables ({kinds});;All files (*)</source>
        <translation>Tables ({kinds});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Load {0}</source>
        <translation>Chargement de {0}</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>Lecture de {0}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Jacobian</name>
    <message>
        <source>{rows} × {columns} numbers.</source>
        <translation>{rows} × {columns} nombres.</translation>
    </message>
    <message>
        <source>The first {rows} rows and {columns} columns are shown.</source>
        <translation>Les {rows} premières lignes et {columns} premières colonnes sont montrées.</translation>
    </message>
    <message>
        <source>All are 0: {output} does not move with {input} here.</source>
        <translation>Tous valent 0&#xa0;: {output} ne bouge pas avec {input} ici.</translation>
    </message>
    <message>
        <source>One row, since {output} is one number: the gradient itself.</source>
        <translation>Une seule ligne, puisque {output} est un seul nombre&#xa0;: le gradient lui-même.</translation>
    </message>
    <message>
        <source>The identity: each number of {output} moves as that of {input} at its place.</source>
        <translation>L’identité&#xa0;: chaque nombre de {output} bouge comme celui de {input} à la même place.</translation>
    </message>
    <message>
        <source>{zero} of {count} blocks are zero and the others alike: each row of {output} moves with its own row of {input} alone, and all in the same way.</source>
        <translation>{zero} blocs sur {count} sont nuls et les autres pareils&#xa0;: chaque ligne de {output} ne bouge qu’avec sa propre ligne de {input}, et toutes de la même façon.</translation>
    </message>
    <message>
        <source>Diagonal: each number of {output} moves with the number of {input} at its place alone.</source>
        <translation>Diagonale&#xa0;: chaque nombre de {output} ne bouge qu’avec le nombre de {input} à la même place.</translation>
    </message>
    <message>
        <source>A permutation: each number of {output} is one of {input}, at another place.</source>
        <translation>Une permutation&#xa0;: chaque nombre de {output} est un nombre de {input}, à une autre place.</translation>
    </message>
    <message>
        <source>{zero} of {count} blocks are zero: each row of {output} moves with its own row of {input} alone.</source>
        <translation>{zero} blocs sur {count} sont nuls&#xa0;: chaque ligne de {output} ne bouge qu’avec sa propre ligne de {input}.</translation>
    </message>
    <message>
        <source>Each of the {count} blocks is the identity: all rows of {output} move alike with {input}.</source>
        <translation>Chacun des {count} blocs est l’identité&#xa0;: toutes les lignes de {output} bougent pareillement avec {input}.</translation>
    </message>
    <message>
        <source>{count} blocks, none of them zero: {different} are different.</source>
        <translation>{count} blocs, dont aucun n’est nul&#xa0;: {different} sont différents.</translation>
    </message>
    <message>
        <source>{count} blocks: {zero} are zero, and of the others {different} are different.</source>
        <translation>{count} blocs&#xa0;: {zero} sont nuls, et parmi les autres {different} sont différents.</translation>
    </message>
</context>
<context>
    <name>JacobianPanel</name>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>with respect to</source>
        <translation>par rapport à</translation>
    </message>
    <message>
        <source>by</source>
        <translation>selon</translation>
    </message>
    <message>
        <source>Its Jacobian is a gradient that is to be predicted first.</source>
        <translation>Sa jacobienne est un gradient qui est d’abord à prédire.</translation>
    </message>
    <message>
        <source>The Jacobian of an operation appears here once the graph has numbers.</source>
        <translation>La jacobienne d’une opération apparaît ici dès que le graphe a des nombres.</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Search an action or a key</source>
        <translation>Rechercher une action ou une touche</translation>
    </message>
    <message>
        <source>No Key</source>
        <translation>Aucune touche</translation>
    </message>
    <message>
        <source>Leave the chosen action to menus and the search</source>
        <translation>Laisser l’action choisie aux menus et à la recherche</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Give the chosen action the keys that it had at first</source>
        <translation>Rendre à l’action choisie les touches qu’elle avait au départ</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Give every action the keys that it had at first</source>
        <translation>Rendre à chaque action les touches qu’elle avait au départ</translation>
    </message>
    <message>
        <source>Take It from There</source>
        <translation>La prendre là</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>From node to node</source>
        <translation>De nœud en nœud</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>Second key</source>
        <translation>Deuxième touche</translation>
    </message>
    <message>
        <source>{0} alone is for typing: hold Ctrl or Alt with it, or take F1 to F12.</source>
        <translation>{0} seule sert à écrire&#xa0;: tenez Ctrl ou Alt avec elle, ou prenez F1 à F12.</translation>
    </message>
    <message>
        <source>{0} is the key of {1}.</source>
        <translation>{0} est la touche de {1}.</translation>
    </message>
</context>
<context>
    <name>LandscapePlot</name>
    <message>
        <source>Across</source>
        <translation>En largeur</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>En hauteur</translation>
    </message>
    <message>
        <source>A landscape needs two numbers to learn, and here there are fewer.</source>
        <translation>Un paysage demande deux nombres à apprendre, et il y en a moins ici.</translation>
    </message>
    <message>
        <source>The loss over two parameters appears here once it is computed.</source>
        <translation>La perte selon deux paramètres apparaît ici dès qu’elle est calculée.</translation>
    </message>
    <message>
        <source>Make some steps: the principal directions of their path appear here.</source>
        <translation>Faites quelques pas&#xa0;: les directions principales de leur chemin apparaissent ici.</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>perte {0}</translation>
    </message>
    <message>
        <source>loss {loss}; gradient {whole}</source>
        <translation>perte {loss}&#xa0;; gradient {whole}</translation>
    </message>
    <message>
        <source>loss {loss}; gradient {whole} ({part} in the plane)</source>
        <translation>perte {loss}&#xa0;; gradient {whole} ({part} dans le plan)</translation>
    </message>
    <message>
        <source>loss {0} here</source>
        <translation>perte {0} ici</translation>
    </message>
    <message>
        <source>principal directions</source>
        <translation>directions principales</translation>
    </message>
    <message>
        <source>principal direction 1: {0} % of the variance</source>
        <translation>direction principale 1&#xa0;: {0}&#xa0;% de la variance</translation>
    </message>
    <message>
        <source>direction 2: {0} %</source>
        <translation>direction 2&#xa0;: {0}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend of the wires</source>
        <translation>Légende des fils</translation>
    </message>
    <message>
        <source>What wires say. A click folds and opens it.</source>
        <translation>Ce que disent les fils. Un clic la plie et la déplie.</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>négatif</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positif</translation>
    </message>
    <message>
        <source>both signs</source>
        <translation>les deux signes</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>non calculé</translation>
    </message>
    <message>
        <source>cannot reach the loss</source>
        <translation>n’atteint pas la perte</translation>
    </message>
    <message>
        <source>Wires: width and colour of the gradient</source>
        <translation>Fils&#xa0;: épaisseur et couleur du gradient</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>wider: a larger gradient</source>
        <translation>plus épais&#xa0;: gradient plus grand</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>Choose a lesson. It opens a graph of its own.</source>
        <translation>Choisissez une leçon. Elle ouvre son propre graphe.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>faite</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Revenir à l’étape en cours</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Un nombre</translation>
    </message>
    <message>
        <source>A formula or numbers</source>
        <translation>Une formule ou des nombres</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>The lesson is done.</source>
        <translation>La leçon est terminée.</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>Leçon suivante</translation>
    </message>
    <message>
        <source>Begin this lesson again</source>
        <translation>Recommencer cette leçon</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>Toutes les leçons</translation>
    </message>
    <message>
        <source>This is so already.</source>
        <translation>C’est déjà le cas.</translation>
    </message>
    <message>
        <source>Hint {0} of {1}</source>
        <translation>Indice {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Log y</source>
        <translation>Log y</translation>
    </message>
    <message>
        <source>The loss on a log scale</source>
        <translation>La perte en échelle logarithmique</translation>
    </message>
    <message>
        <source>Log x</source>
        <translation>Log x</translation>
    </message>
    <message>
        <source>Steps on a log scale: step 0 has no place on it</source>
        <translation>Les pas en échelle logarithmique&#xa0;: le pas 0 n’y a pas de place</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>Press Play: the loss appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: la perte apparaîtra ici.</translation>
    </message>
    <message>
        <source>best {loss} at step {step}</source>
        <translation>minimum {loss} au pas {step}</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>validation, every {n} steps</source>
        <translation>validation, tous les {n} pas</translation>
    </message>
    <message>
        <source>closed form {loss}</source>
        <translation>solution exacte {loss}</translation>
    </message>
    <message>
        <source>step {step}: loss {loss}</source>
        <translation>pas {step}&#xa0;: perte {loss}</translation>
    </message>
    <message>
        <source>, validation {loss}</source>
        <translation>, validation {loss}</translation>
    </message>
    <message>
        <source> at step {step}</source>
        <translation> au pas {step}</translation>
    </message>
    <message>
        <source>{run}, step {step}: loss {loss}</source>
        <translation>{run}, pas {step}&#xa0;: perte {loss}</translation>
    </message>
</context>
<context>
    <name>MatrixEditor</name>
    <message>
        <source>1 2 3; 4 5 6
or one row a line, or pasted from a spreadsheet</source>
        <translation>1 2 3; 4 5 6
ou une ligne de la matrice par ligne, ou collé d’un tableur</translation>
    </message>
    <message>
        <source>Use these numbers</source>
        <translation>Prendre ces nombres</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
</context>
<context>
    <name>MatrixPicture</name>
    <message>
        <source>Jacobian</source>
        <translation>Jacobienne</translation>
    </message>
</context>
<context>
    <name>MatrixTable</name>
    <message>
        <source>row {row}, column {column}: {number}</source>
        <translation>ligne {row}, colonne {column}&#xa0;: {number}</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>{shape}. Enter shows it as a table.</source>
        <translation>{shape}. Entrée l’affiche en tableau.</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Afficher en tableau</translation>
    </message>
    <message>
        <source>Copy the whole matrix</source>
        <translation>Copier toute la matrice</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Of another shape now, and so drawn anew: {0}.</source>
        <translation>D’une autre forme à présent, et donc tirés à nouveau&#xa0;: {0}.</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Map of the graph</source>
        <translation>Carte du graphe</translation>
    </message>
</context>
<context>
    <name>MisfitBoxes</name>
    <message>
        <source>{left}, {first}, does not fit {right}, {second}</source>
        <translation>{left}, {first}, ne va pas avec {right}, {second}</translation>
    </message>
</context>
<context>
    <name>MissingData</name>
    <message>
        <source>Find the Data…</source>
        <translation>Retrouver les données…</translation>
    </message>
    <message>
        <source>Import Them Again…</source>
        <translation>Les importer de nouveau…</translation>
    </message>
    <message>
        <source>{reason} The graph is here without these numbers, and can be edited and saved.</source>
        <translation>{reason} Le graphe est là sans ces nombres, et peut être modifié et enregistré.</translation>
    </message>
    <message>
        <source>Where are the data of {0}?</source>
        <translation>Où sont les données de {0}&#xa0;?</translation>
    </message>
    <message>
        <source>Tables ({kinds});;All files (*)</source>
        <translation>Tableaux ({kinds});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>Lecture de {0}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>NodeForm</name>
    <message>
        <source>The only loss of a graph is always trained.</source>
        <translation>La seule perte d’un graphe est toujours celle qu’on entraîne.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Train this loss</source>
        <translation>Entraîner cette perte</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>de {0}</translation>
    </message>
    <message>
        <source>learnt here</source>
        <translation>appris ici</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>figé</translation>
    </message>
    <message>
        <source>not wired</source>
        <translation>non relié</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>vers {0}</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>la sortie</translation>
    </message>
</context>
<context>
    <name>NotationSwitch</name>
    <message>
        <source>Notation</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrices</translation>
    </message>
    <message>
        <source>Whole matrices: products and transposes</source>
        <translation>Par matrices entières&#xa0;: produits et transposées</translation>
    </message>
    <message>
        <source>Indices</source>
        <translation>Indices</translation>
    </message>
    <message>
        <source>Element by element: sums and Kronecker deltas</source>
        <translation>Élément par élément&#xa0;: sommes et deltas de Kronecker</translation>
    </message>
    <message>
        <source>Scalars</source>
        <translation>Scalaires</translation>
    </message>
    <message>
        <source>The case of single numbers: q = n = p = 1</source>
        <translation>Le cas de simples nombres&#xa0;: q = n = p = 1</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Text of the note</source>
        <translation>Texte de la note</translation>
    </message>
    <message>
        <source>Markdown, such as **bold**, _slanted_ or - a list</source>
        <translation>Markdown, comme **gras**, _penché_ ou - une liste</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Bring back your work</source>
        <translation>Récupérer votre travail</translation>
    </message>
    <message>
        <source>graphgui ended without being closed. This was open:</source>
        <translation>graphgui s’est arrêté sans avoir été fermé. Étaient ouverts&#xa0;:</translation>
    </message>
    <message>
        <source>Bring Back</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>sans titre</translation>
    </message>
    <message>
        <source>nodes: {0}</source>
        <translation>nœuds&#xa0;: {0}</translation>
    </message>
    <message>
        <source>as it is saved in {0}</source>
        <translation>tel qu’enregistré dans {0}</translation>
    </message>
    <message>
        <source>changes to {0}</source>
        <translation>modifications de {0}</translation>
    </message>
    <message>
        <source>Delete what is ticked?</source>
        <translation>Supprimer ce qui est coché&#xa0;?</translation>
    </message>
    <message>
        <source>What was not saved of it will be gone. Files of yours stay.</source>
        <translation>Tout ce qui n’a pas été enregistré sera perdu. Vos fichiers restent.</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>When the program starts</source>
        <translation>Au lancement du programme</translation>
    </message>
    <message>
        <source>Show the start page</source>
        <translation>Afficher la page d’accueil</translation>
    </message>
    <message>
        <source>Open the graphs that were open the last time</source>
        <translation>Rouvrir les graphes ouverts la dernière fois</translation>
    </message>
    <message>
        <source>Work that a crash has interrupted is offered again either way.</source>
        <translation>Le travail qu’un arrêt brutal a interrompu est proposé de nouveau dans les deux cas.</translation>
    </message>
</context>
<context>
    <name>OperationPanel</name>
    <message>
        <source>Step Back</source>
        <translation>Reculer</translation>
    </message>
    <message>
        <source>Step Into</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>Step Over</source>
        <translation>Finir la phase</translation>
    </message>
    <message>
        <source>row</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>column</source>
        <translation>colonne</translation>
    </message>
    <message>
        <source>Training runs. Step Into pauses it and takes the step at hand apart.</source>
        <translation>L’entraînement est en cours. Avancer le met en pause et décompose le pas où il en est.</translation>
    </message>
    <message>
        <source>What stands below was computed in step {step} and does not follow.</source>
        <translation>Ce qui figure ci-dessous a été calculé au pas {step} et n’est plus mis à jour.</translation>
    </message>
    <message>
        <source>One operation at a time</source>
        <translation>Une opération à la fois</translation>
    </message>
    <message>
        <source>Step Into does the next operation alone: forward node by node, backward wire by wire, then each parameter&apos;s update. Step Back undoes it, Step Over ends the phase.</source>
        <translation>Avancer fait la seule opération suivante&#xa0;: en avant nœud par nœud, en arrière fil par fil, puis la mise à jour de chaque paramètre. Reculer la défait, Finir la phase va au bout de la phase.</translation>
    </message>
    <message>
        <source>operation {number} of {count} in step {step}</source>
        <translation>opération {number} sur {count} du pas {step}</translation>
    </message>
    <message>
        <source>Gradients are hidden: predict them first.</source>
        <translation>Des gradients sont cachés&#xa0;: prédisez-les d’abord.</translation>
    </message>
    <message>
        <source>G = ∂C/∂C = 1: the loss changes by as much as itself. Backward begins here.</source>
        <translation>G = ∂C/∂C = 1&#xa0;: la perte varie d’autant qu’elle-même. La rétropropagation commence ici.</translation>
    </message>
    <message>
        <source>η = {rate} is the learning rate of this step.</source>
        <translation>η = {rate} est le taux d’apprentissage de ce pas.</translation>
    </message>
    <message>
        <source>Δ is what {optimiser} makes of this gradient, those before it and the settings.</source>
        <translation>Δ est ce que {optimiser} fait de ce gradient, des précédents et des réglages.</translation>
    </message>
    <message>
        <source>Forward: the value of {port}</source>
        <translation>En avant&#xa0;: la valeur de {port}</translation>
    </message>
    <message>
        <source>Backward: what comes back to {port}</source>
        <translation>En arrière&#xa0;: ce qui revient à {port}</translation>
    </message>
    <message>
        <source>Backward: the shares of {port} add up</source>
        <translation>En arrière&#xa0;: les parts de {port} s’ajoutent</translation>
    </message>
    <message>
        <source>Update: {port} moves</source>
        <translation>Mise à jour&#xa0;: {port} bouge</translation>
    </message>
</context>
<context>
    <name>OutsideData</name>
    <message>
        <source>Data outside the graph’s folder</source>
        <translation>Données hors du dossier du graphe</translation>
    </message>
    <message>
        <source>{graph} reads data outside its own folder:

{files}

Read them? “No” opens the graph without these numbers.</source>
        <translation>{graph} lit des données hors de son dossier&#xa0;:

{files}

Les lire&#xa0;? «&#xa0;Non&#xa0;» ouvre le graphe sans ces nombres.</translation>
    </message>
    <message>
        <source>What is pasted reads these data:

{files}

Read them?</source>
        <translation>Ce qui est collé lit ces données&#xa0;:

{files}

Les lire&#xa0;?</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search operations</source>
        <translation>Chercher une opération</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Les miens</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Pour commencer</translation>
    </message>
</context>
<context>
    <name>ParameterPlot</name>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>Press Play: the path of every parameter appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: le chemin de chaque paramètre apparaît ici.</translation>
    </message>
    <message>
        <source>all {known} parameters</source>
        <translation>les {known} paramètres</translation>
    </message>
    <message>
        <source>{shown} of {known} parameters: those that moved most</source>
        <translation>{shown} des {known} paramètres&#xa0;: ceux qui ont le plus bougé</translation>
    </message>
    <message>
        <source>; dotted: the closed form</source>
        <translation>&#xa0;; en pointillé&#xa0;: la solution exacte</translation>
    </message>
    <message>
        <source>{name}: {value} at step {step}</source>
        <translation>{name}&#xa0;: {value} au pas {step}</translation>
    </message>
    <message>
        <source>{name}: {value} at step {step}, {end} by the closed form</source>
        <translation>{name}&#xa0;: {value} au pas {step}, {end} par la solution exacte</translation>
    </message>
</context>
<context>
    <name>Placeholder</name>
    <message>
        <source>This cannot be drawn at the moment. Click to try again.</source>
        <translation>Impossible de dessiner ceci pour l’instant. Cliquez pour réessayer.</translation>
    </message>
</context>
<context>
    <name>PlayControls</name>
    <message>
        <source>Make some steps</source>
        <translation>Faire quelques pas</translation>
    </message>
    <message>
        <source>How many steps?</source>
        <translation>Combien de pas&#xa0;?</translation>
    </message>
    <message>
        <source>Training ends after {0} steps without improvement: change it as “patience”.</source>
        <translation>L’entraînement finit après {0} pas sans progrès&#xa0;: cela se change sous «&#xa0;patience&#xa0;».</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>Save the plot</source>
        <translation>Enregistrer le tracé</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Enregistré sous {0}.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>These numbers are too large to be drawn.</source>
        <translation>Ces nombres sont trop grands pour être dessinés.</translation>
    </message>
</context>
<context>
    <name>PointEditor</name>
    <message>
        <source>points: {count}</source>
        <translation>points&#xa0;: {count}</translation>
    </message>
    <message>
        <source>row {row}: x {x}, y {y}</source>
        <translation>ligne {row}&#xa0;: x {x}, y {y}</translation>
    </message>
</context>
<context>
    <name>PortView</name>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>value of {0}</source>
        <translation>valeur de {0}</translation>
    </message>
    <message>
        <source>gradient of {0}</source>
        <translation>gradient de {0}</translation>
    </message>
    <message>
        <source>shape not known yet</source>
        <translation>forme encore inconnue</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>pas encore calculé</translation>
    </message>
</context>
<context>
    <name>PredictionPanel</name>
    <message>
        <source>Predict first</source>
        <translation>Prédire d’abord</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grandeur</translation>
    </message>
    <message>
        <source>{right} of {said} right</source>
        <translation>{right} sur {said} justes</translation>
    </message>
    <message>
        <source>Select a wire or a node whose gradient is hidden: “?” stands there.</source>
        <translation>Sélectionnez un fil ou un nœud dont le gradient est caché&#xa0;: «&#x202f;?&#xa0;» s’y trouve.</translation>
    </message>
    <message>
        <source>No gradient is hidden. Help &gt; Predict First hides all of them.</source>
        <translation>Aucun gradient n’est caché. Aide &gt; Prédire d’abord les cache tous.</translation>
    </message>
    <message>
        <source>What is {gradient} of “{node}”? Say its sign, its size or its value.</source>
        <translation>Combien vaut {gradient} de «&#xa0;{node}&#xa0;»&#x202f;? Dites son signe, sa grandeur ou sa valeur.</translation>
    </message>
    <message>
        <source>{gradient} of “{node}” is {shape}. What stands in row {row}, column {column}? Say its sign, its size or its value.</source>
        <translation>{gradient} de «&#xa0;{node}&#xa0;» est {shape}. Que vaut-il à la ligne {row}, colonne {column}&#x202f;? Dites son signe, sa grandeur ou sa valeur.</translation>
    </message>
    <message>
        <source>Right: {gradient} of “{node}” is {number}{there}.</source>
        <translation>Juste&#xa0;: {gradient} de «&#xa0;{node}&#xa0;» vaut {number}{there}.</translation>
    </message>
    <message>
        <source>No: {gradient} of “{node}” is {number}{there}.</source>
        <translation>Non&#xa0;: {gradient} de «&#xa0;{node}&#xa0;» vaut {number}{there}.</translation>
    </message>
    <message>
        <source> in row {row}, column {column}</source>
        <translation> à la ligne {row}, colonne {column}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Lancement</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Leave the presentation</source>
        <translation>Quitter la présentation</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>missing</source>
        <translation>manque</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>The first rows</source>
        <translation>Les premières lignes</translation>
    </message>
</context>
<context>
    <name>ProgressDots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Étape {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>PullsPlot</name>
    <message>
        <source>Across</source>
        <translation>En abscisse</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>En ordonnée</translation>
    </message>
    <message>
        <source>Press Play: what each point pulls by appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: la traction de chaque point apparaît ici.</translation>
    </message>
    <message>
        <source>These do not add up to the gradient: the graph looks at several rows at once.</source>
        <translation>Leur somme n’est pas le gradient&#xa0;: le graphe regarde plusieurs lignes à la fois.</translation>
    </message>
    <message>
        <source>mean: {across} across, {up} up</source>
        <translation>moyenne&#xa0;: {across} en x, {up} en y</translation>
    </message>
    <message>
        <source>The least loss is being computed.</source>
        <translation>La plus petite perte est en cours de calcul.</translation>
    </message>
    <message>
        <source>row {row}: {across} across, {up} up</source>
        <translation>ligne {row}&#xa0;: {across} en x, {up} en y</translation>
    </message>
    <message>
        <source>{drawn} of {count} points</source>
        <translation>{drawn} points sur {count}</translation>
    </message>
    <message>
        <source>What is shown of each example</source>
        <translation>Ce qui est montré de chaque exemple</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Traction</translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation>Levier</translation>
    </message>
    <message>
        <source>Cook&apos;s distance</source>
        <translation>Distance de Cook</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>Sans lui</translation>
    </message>
    <message>
        <source>pull on {0}</source>
        <translation>traction sur {0}</translation>
    </message>
    <message>
        <source>change of {0}</source>
        <translation>changement de {0}</translation>
    </message>
    <message>
        <source>row</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>There is no loss, so nothing pulls.</source>
        <translation>Il n’y a pas de perte, donc rien ne tire.</translation>
    </message>
    <message>
        <source>A plane needs two parameters, and here there are fewer.</source>
        <translation>Un plan demande deux paramètres, et il y en a moins ici.</translation>
    </message>
    <message>
        <source>A gradient is to be predicted first: then the pulls that it is made of appear here.</source>
        <translation>Un gradient doit d’abord être prédit&#xa0;: les tractions dont il est fait apparaîtront ensuite ici.</translation>
    </message>
    <message>
        <source>row {row}: leverage {leverage}, Cook {cook}</source>
        <translation>ligne {row}&#xa0;: levier {leverage}, Cook {cook}</translation>
    </message>
    <message>
        <source>without {row}: {moves}</source>
        <translation>sans la ligne {row}&#xa0;: {moves}</translation>
    </message>
    <message>
        <source>dashed: twice the mean, {limit}</source>
        <translation>tirets&#xa0;: deux fois la moyenne, {limit}</translation>
    </message>
    <message>
        <source>No row has any influence: all of them lie on the fit.</source>
        <translation>Aucune ligne n’a d’influence&#xa0;: toutes sont sur l’ajustement.</translation>
    </message>
    <message>
        <source>most influential: rows {rows}</source>
        <translation>les plus influentes&#xa0;: lignes {rows}</translation>
    </message>
    <message>
        <source>and</source>
        <translation>et</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>More panels</source>
        <translation>Autres panneaux</translation>
    </message>
</context>
<context>
    <name>RateSlider</name>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Largest stable rate: {rate}</source>
        <translation>Plus grand taux stable&#xa0;: {rate}</translation>
    </message>
    <message>
        <source>Largest stable rate, estimated: {rate}</source>
        <translation>Plus grand taux stable, estimé&#xa0;: {rate}</translation>
    </message>
    <message>
        <source>How far a step goes along the gradient</source>
        <translation>Jusqu’où un pas va le long du gradient</translation>
    </message>
</context>
<context>
    <name>ReadingForm</name>
    <message>
        <source>As the table tells</source>
        <translation>Selon le tableau</translation>
    </message>
    <message>
        <source>Which marks stand for decimals and thousands, by how 1234.5 is written</source>
        <translation>Quels signes séparent décimales et milliers, d’après l’écriture de 1234.5</translation>
    </message>
    <message>
        <source>Texts that mean that there is nothing in a cell, separated by commas</source>
        <translation>Textes qui signifient qu’une cellule est vide, séparés par des virgules</translation>
    </message>
    <message>
        <source>among texts, too</source>
        <translation>parmi les textes aussi</translation>
    </message>
    <message>
        <source>In columns of text, too, these mean nothing and are no values</source>
        <translation>Dans les colonnes de texte aussi, ils signifient une cellule vide et ne sont pas des valeurs</translation>
    </message>
    <message>
        <source>A column each, but for the first</source>
        <translation>Une colonne chacune, sauf la première</translation>
    </message>
    <message>
        <source>A column each</source>
        <translation>Une colonne chacune</translation>
    </message>
    <message>
        <source>With a column for every value, and an intercept, the coefficients are not determined</source>
        <translation>Avec une colonne pour chaque valeur et une ordonnée à l’origine, les coefficients sont indéterminés</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Cells without a number</source>
        <translation>Cellules sans nombre</translation>
    </message>
    <message>
        <source>Marks of “missing”</source>
        <translation>Signes de «&#xa0;manquant&#xa0;»</translation>
    </message>
    <message>
        <source>Values of texts</source>
        <translation>Valeurs de texte</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Record the run</source>
        <translation>Filmer l’entraînement</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>Tout l’entraînement</translation>
    </message>
    <message>
        <source>From the step shown</source>
        <translation>À partir du pas montré</translation>
    </message>
    <message>
        <source>Early steps closer together</source>
        <translation>Les premiers pas plus serrés</translation>
    </message>
    <message>
        <source>Evenly over the steps</source>
        <translation>Régulièrement sur les pas</translation>
    </message>
    <message>
        <source>Canvas and plots</source>
        <translation>Le canevas et les graphiques</translation>
    </message>
    <message>
        <source>Canvas only</source>
        <translation>Le canevas seul</translation>
    </message>
    <message>
        <source>The whole window</source>
        <translation>Toute la fenêtre</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Comme à l’écran</translation>
    </message>
    <message>
        <source>To fit 1280 × 720</source>
        <translation>Dans 1280 × 720</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Espacement</translation>
    </message>
    <message>
        <source>Pictures, at most</source>
        <translation>Images, au plus</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>What is seen</source>
        <translation>Ce qu’on voit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Filmer…</translation>
    </message>
    <message>
        <source>{0} pictures, {1} s.</source>
        <translation>{0} images, {1} s.</translation>
    </message>
</context>
<context>
    <name>RecordRun</name>
    <message>
        <source>There is no run to record yet: press Play first.</source>
        <translation>Il n’y a encore rien à filmer&#xa0;: appuyez d’abord sur Lancer.</translation>
    </message>
    <message>
        <source>Record to</source>
        <translation>Enregistrer le film sous</translation>
    </message>
    <message>
        <source>Recorded as {0}.</source>
        <translation>Film enregistré sous {0}.</translation>
    </message>
    <message>
        <source>Recording…</source>
        <translation>Film en cours…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>RegionsPlot</name>
    <message>
        <source>Regions appear here for a model that tells classes apart by two inputs.</source>
        <translation>Les régions apparaissent ici pour un modèle qui sépare des classes par deux entrées.</translation>
    </message>
    <message>
        <source>{total} points</source>
        <translation>{total} points</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 point</translation>
    </message>
    <message>
        <source>{shown} of {total} points shown</source>
        <translation>{shown} points montrés sur {total}</translation>
    </message>
    <message>
        <source>, {wrong} on the wrong side</source>
        <translation>, {wrong} du mauvais côté</translation>
    </message>
    <message>
        <source>a point of class {true}: class {kind} by {share}</source>
        <translation>un point de la classe {true}&#xa0;: classe {kind} à {share}</translation>
    </message>
    <message>
        <source>at {x}, {y}: class {kind} by {share}</source>
        <translation>en {x}, {y}&#xa0;: classe {kind} à {share}</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>Set the Rate to {0}</source>
        <translation>Fixer le taux à {0}</translation>
    </message>
    <message>
        <source>Hold the Rate at {0}</source>
        <translation>Maintenir le taux à {0}</translation>
    </message>
    <message>
        <source>Back to Step {0}</source>
        <translation>Retour au pas {0}</translation>
    </message>
    <message>
        <source>New Start</source>
        <translation>Nouveau tirage</translation>
    </message>
    <message>
        <source>Usual Start</source>
        <translation>Tirage usuel</translation>
    </message>
    <message>
        <source>Standardise {0}</source>
        <translation>Standardiser {0}</translation>
    </message>
    <message>
        <source>Show “{0}”</source>
        <translation>Montrer «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Start as usual</source>
        <translation>Tirage usuel</translation>
    </message>
</context>
<context>
    <name>RenameField</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>The name is as before.</source>
        <translation>Le nom reste inchangé.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>This says what happened, without names of folders of yours. It is in the log, too.</source>
        <translation>Voici ce qui s’est passé, sans les noms de vos dossiers. Le journal le contient aussi.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>ResidualPlot</name>
    <message>
        <source>examples</source>
        <translation>exemples</translation>
    </message>
    <message>
        <source>Press Play: how far predictions miss appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: l’écart des prédictions apparaît ici.</translation>
    </message>
    <message>
        <source>mean {mean}, standard deviation {deviation}</source>
        <translation>moyenne {mean}, écart-type {deviation}</translation>
    </message>
    <message>
        <source>{count} from {low} to {high}</source>
        <translation>{count} de {low} à {high}</translation>
    </message>
    <message>
        <source>The predictions are no finite numbers here: go back to a step where they are.</source>
        <translation>Les prédictions ne sont pas des nombres finis ici&#xa0;: revenez à un pas où elles le sont.</translation>
    </message>
    <message>
        <source>Residuals need a loss that compares Ŷ with Y, such as mse.</source>
        <translation>Les résidus demandent une perte qui compare Ŷ à Y, par exemple mse.</translation>
    </message>
    <message>
        <source>predicted less actual: {target}</source>
        <translation>prédit moins réel&#xa0;: {target}</translation>
    </message>
</context>
<context>
    <name>RoleView</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>run {0}</source>
        <translation>entraînement {0}</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Runs appear here: each Reset, and each step back to train on, begins another.</source>
        <translation>Les entraînements apparaissent ici&#xa0;: chaque réinitialisation, et chaque retour en arrière pour repartir, en commence un autre.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>run</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>réglages</translation>
    </message>
    <message>
        <source>Keep in the File</source>
        <translation>Garder dans le fichier</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>{run}, in the file</source>
        <translation>{run}, dans le fichier</translation>
    </message>
    <message>
        <source>batches of {0}</source>
        <translation>lots de {0}</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>graine {0}</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save the plot</source>
        <translation>Enregistrer la courbe</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Image (PNG)</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>Dessin (SVG)</translation>
    </message>
    <message>
        <source>Page (PDF)</source>
        <translation>Page (PDF)</translation>
    </message>
    <message>
        <source>Numbers (CSV)</source>
        <translation>Nombres (CSV)</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Comme à l’écran</translation>
    </message>
    <message>
        <source>For a paper: 640 × 400</source>
        <translation>Pour un article&#xa0;: 640 × 400</translation>
    </message>
    <message>
        <source>For a slide: 1280 × 720</source>
        <translation>Pour une diapositive&#xa0;: 1280 × 720</translation>
    </message>
    <message>
        <source>Another size</source>
        <translation>Autre taille</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Largeur en pixels</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Hauteur en pixels</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
</context>
<context>
    <name>SavePicture</name>
    <message>
        <source>Save a picture</source>
        <translation>Enregistrer une image</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Images ({kinds})</translation>
    </message>
    <message>
        <source>Saving {0}…</source>
        <translation>Enregistrement de {0}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>Enregistré sous {0}.</translation>
    </message>
    <message>
        <source>The picture of the graph is on the clipboard.</source>
        <translation>L’image du graphe est dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>SavedPartsList</name>
    <message>
        <source>Mine</source>
        <translation>Les miens</translation>
    </message>
    <message>
        <source>Drag “{0}” onto the canvas</source>
        <translation>Glissez «&#xa0;{0}&#xa0;» sur le canevas</translation>
    </message>
    <message>
        <source>Add to the Canvas</source>
        <translation>Ajouter au canevas</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Search operations</source>
        <translation>Chercher une opération</translation>
    </message>
    <message>
        <source>Operations found</source>
        <translation>Opérations trouvées</translation>
    </message>
    <message>
        <source>No operation is called so.</source>
        <translation>Aucune opération ne s’appelle ainsi.</translation>
    </message>
    <message>
        <source>No operation fits this wire.</source>
        <translation>Aucune opération ne convient à ce fil.</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} sur {count}</translation>
    </message>
</context>
<context>
    <name>SeveralForm</name>
    <message>
        <source>Several things are chosen.</source>
        <translation>Plusieurs éléments sont choisis.</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>nœuds</translation>
    </message>
    <message>
        <source>wires</source>
        <translation>fils</translation>
    </message>
</context>
<context>
    <name>ShapeBar</name>
    <message>
        <source>Lines above the table that are left out</source>
        <translation>Lignes au-dessus du tableau qui sont laissées de côté</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codage</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Séparateur</translation>
    </message>
    <message>
        <source>Skip lines</source>
        <translation>Lignes sautées</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Virgule</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Point-virgule</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulation</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Barre verticale</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>Espaces</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Names, then units</source>
        <translation>Noms, puis unités</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>{0} (hidden)</source>
        <translation>{0} (masquée)</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keys, gestures, glossary</source>
        <translation>Touches, gestes, glossaire</translation>
    </message>
    <message>
        <source>Search a key, a gesture, a word</source>
        <translation>Chercher une touche, un geste, un mot</translation>
    </message>
    <message>
        <source>Keys ({0})</source>
        <translation>Touches ({0})</translation>
    </message>
    <message>
        <source>Mouse ({0})</source>
        <translation>Souris ({0})</translation>
    </message>
    <message>
        <source>Glossary ({0})</source>
        <translation>Glossaire ({0})</translation>
    </message>
    <message>
        <source>From node to node</source>
        <translation>De nœud en nœud</translation>
    </message>
    <message>
        <source>on the canvas</source>
        <translation>sur le canevas</translation>
    </message>
</context>
<context>
    <name>SlowStepNotice</name>
    <message>
        <source>No step has come for a while: one takes long, or the process that trains does not answer. What it has computed, up to step {0}, is kept.</source>
        <translation>Aucun pas n’est arrivé depuis un moment&#xa0;: l’un d’eux dure longtemps, ou le processus d’entraînement ne répond pas. Ce qu’il a calculé, jusqu’au pas {0}, est conservé.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Start Another Process</source>
        <translation>Démarrer un autre processus</translation>
    </message>
    <message>
        <source>The step under way takes long and was given up; all steps before it are kept.</source>
        <translation>Le pas en cours dure longtemps et a été abandonné&#xa0;; tous les précédents sont conservés.</translation>
    </message>
</context>
<context>
    <name>SourceEditor</name>
    <message>
        <source>numbers typed here</source>
        <translation>nombres saisis ici</translation>
    </message>
</context>
<context>
    <name>StableRateLine</name>
    <message>
        <source>Take half of the largest stable rate</source>
        <translation>Prendre la moitié du plus grand taux stable</translation>
    </message>
    <message>
        <source>Known once the graph has a loss.</source>
        <translation>Connu dès que le graphe a une perte.</translation>
    </message>
    <message>
        <source>Take half of the largest stable rate: {rate}</source>
        <translation>Prendre la moitié du plus grand taux stable&#xa0;: {rate}</translation>
    </message>
    <message>
        <source>stable up to {rate}</source>
        <translation>stable jusqu’à {rate}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start page</source>
        <translation>Page d’accueil</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Leçons</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>← Back to {0}</source>
        <translation>← Revenir à {0}</translation>
    </message>
    <message>
        <source>Build your own</source>
        <translation>Construire le vôtre</translation>
    </message>
    <message>
        <source>An empty canvas for a graph of your own</source>
        <translation>Un canevas vide pour votre propre graphe</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>Importer des données…</translation>
    </message>
    <message>
        <source>A table becomes a model: CSV, Parquet, Excel</source>
        <translation>Un tableau devient un modèle&#xa0;: CSV, Parquet, Excel</translation>
    </message>
    <message>
        <source>Open a graph…</source>
        <translation>Ouvrir un graphe…</translation>
    </message>
    <message>
        <source>A file that was saved before</source>
        <translation>Un fichier enregistré auparavant</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ faite</translation>
    </message>
    <message>
        <source>{0} of {1} steps done</source>
        <translation>{0} étapes faites sur {1}</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} étapes</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>Première fois&#xa0;?</translation>
    </message>
    <message>
        <source>Take the tour in five steps</source>
        <translation>Faire la visite en cinq étapes</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>Non, merci</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>converged: the loss is at its minimum</source>
        <translation>convergé&#xa0;: la perte est à son minimum</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>perte {0}</translation>
    </message>
    <message>
        <source>training has stopped</source>
        <translation>l’entraînement s’est arrêté</translation>
    </message>
    <message>
        <source>{0} steps/s</source>
        <translation>{0} pas/s</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>pas encore calculé</translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation>encore {0} s</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>encore {0} min</translation>
    </message>
    <message>
        <source>{0} h {1} min left</source>
        <translation>encore {0} h {1} min</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>A summary needs a loss that compares Ŷ with Y, such as mse.</source>
        <translation>Un résumé demande une perte qui compare Ŷ à Y, par exemple mse.</translation>
    </message>
    <message>
        <source>Press Play: how well the model fits appears here.</source>
        <translation>Appuyez sur Lancer&#xa0;: la qualité de l’ajustement apparaît ici.</translation>
    </message>
    <message>
        <source>R² and RMSE of all {count} examples are being computed.</source>
        <translation>R² et RMSE des {count} exemples sont en cours de calcul.</translation>
    </message>
    <message>
        <source>R² {r2}    RMSE {rmse}
{count} examples</source>
        <translation>R² {r2}    RMSE {rmse}
{count} exemples</translation>
    </message>
    <message>
        <source>R² of all {targets} targets together, in their own units {r2} (each alone {each})
RMSE {rmse}    {count} examples</source>
        <translation>R² des {targets} cibles ensemble, dans leurs propres unités {r2} (chacune seule {each})
RMSE {rmse}    {count} exemples</translation>
    </message>
    <message>
        <source>, at step {0}</source>
        <translation>, au pas {0}</translation>
    </message>
    <message>
        <source>No coefficients: the prediction is not a weighted sum of the inputs.</source>
        <translation>Pas de coefficients&#xa0;: la prédiction n’est pas une somme pondérée des entrées.</translation>
    </message>
    <message>
        <source>intercept</source>
        <translation>ordonnée à l’origine</translation>
    </message>
    <message>
        <source>In the data&apos;s own units: shifts, scales and standardisations are undone.</source>
        <translation>Dans les unités des données&#xa0;: décalages, échelles et standardisations sont défaits.</translation>
    </message>
    <message>
        <source>The loss is {loss}, and the least there is {least}.</source>
        <translation>La perte est {loss}, la plus petite possible {least}.</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Table shown</source>
        <translation>Tableau affiché</translation>
    </message>
    <message>
        <source>Cells of the table</source>
        <translation>Cellules du tableau</translation>
    </message>
    <message>
        <source>No table yet: import data, or make some.</source>
        <translation>Pas encore de tableau&#xa0;: importez des données, ou fabriquez-en.</translation>
    </message>
    <message>
        <source>Add a Row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Remove Rows</source>
        <translation>Retirer des lignes</translation>
    </message>
    <message>
        <source>Remove the selected rows (Del)</source>
        <translation>Retirer les lignes choisies (Suppr)</translation>
    </message>
    <message>
        <source>Reading what is pasted…</source>
        <translation>Lecture de ce qui est collé…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{name}: {rows} rows, {columns} columns.</source>
        <translation>{name}&#xa0;: {rows} lignes, {columns} colonnes.</translation>
    </message>
    <message>
        <source>Read from {file}; an edit makes it a table of the document&apos;s own.</source>
        <translation>Lu dans {file}&#xa0;; une modification en fait un tableau propre au document.</translation>
    </message>
</context>
<context>
    <name>TimelineBar</name>
    <message>
        <source>Every step of this run: drag, or use the arrow keys. Play trains on from the step shown.</source>
        <translation>Chaque pas de cet entraînement&#xa0;: glissez, ou utilisez les flèches. Lancer repart du pas montré.</translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation>Pas montré</translation>
    </message>
    <message>
        <source>The step before</source>
        <translation>Le pas précédent</translation>
    </message>
    <message>
        <source>The step after</source>
        <translation>Le pas suivant</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>A node computes something: this one Ŷ = X W + b. Click it: the Inspector at the right, opened by its title where it is folded, shows its formula and its numbers.</source>
        <translation>Un nœud calcule quelque chose&#xa0;: celui-ci Ŷ = X W + b. Cliquez dessus&#xa0;: l’Inspecteur, à droite, que son titre ouvre s’il est replié, montre sa formule et ses nombres.</translation>
    </message>
    <message>
        <source>The loss compares Ŷ with Y, but Ŷ does not reach it yet. Drag a wire from the output Ŷ of linear to the input Ŷ of mse.</source>
        <translation>La perte compare Ŷ à Y, mais Ŷ ne l’atteint pas encore. Tirez un fil de la sortie Ŷ de linear à l’entrée Ŷ de mse.</translation>
    </message>
    <message>
        <source>Press Play. Each step moves W and b a little, so that the loss becomes smaller.</source>
        <translation>Appuyez sur Lancer. Chaque pas déplace un peu W et b, de sorte que la perte diminue.</translation>
    </message>
    <message>
        <source>Each wire tells its value and its gradient: how much the loss would change with that value. Blue is negative, orange positive, wide is large. Click this wire to see all of it.</source>
        <translation>Chaque fil dit sa valeur et son gradient&#xa0;: combien la perte changerait avec cette valeur. Bleu est négatif, orange positif, large veut dire grand. Cliquez sur ce fil pour tout voir.</translation>
    </message>
    <message>
        <source>Press F7 to do one operation at a time: values go forward, gradients come back, then the parameters move. Shift+F7 goes back. F1 has every key.</source>
        <translation>Appuyez sur F7 pour faire une opération à la fois&#xa0;: les valeurs avancent, les gradients reviennent, puis les paramètres bougent. Maj+F7 revient en arrière. F1 a toutes les touches.</translation>
    </message>
</context>
<context>
    <name>TrainingToolbar</name>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>1 operation/s</source>
        <translation>1 opération/s</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>au plus vite</translation>
    </message>
    <message>
        <source>{0} steps/s</source>
        <translation>{0} pas/s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lancer</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Gradient of</source>
        <translation>Gradient de</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Keep this derivation while others are selected on the canvas: their lines are marked</source>
        <translation>Garder ce calcul pendant que d’autres éléments sont sélectionnés sur le canevas&#xa0;: leurs lignes sont marquées</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>Copier en LaTeX</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Copier en Markdown</translation>
    </message>
    <message>
        <source>Copy as a Picture</source>
        <translation>Copier comme image</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Compare with differences, for every step h</source>
        <translation>Comparer avec des différences, pour chaque pas h</translation>
    </message>
    <message>
        <source>Select a wire or a node on the canvas: its gradient is derived here, line by line.</source>
        <translation>Sélectionnez un fil ou un nœud sur le canevas&#xa0;: son gradient est dérivé ici, ligne par ligne.</translation>
    </message>
    <message>
        <source>There is no loss yet, and a gradient is always that of a loss.</source>
        <translation>Il n’y a pas encore de perte, et un gradient est toujours celui d’une perte.</translation>
    </message>
    <message>
        <source>C does not depend on this: no wire leads from here to the loss.</source>
        <translation>C n’en dépend pas&#xa0;: aucun fil ne mène d’ici à la perte.</translation>
    </message>
    <message>
        <source>The case q = n = p = 1. The numbers are those of this graph, with as many terms as it has.</source>
        <translation>Le cas q = n = p = 1. Les nombres sont ceux de ce graphe, avec tous les termes qu’il a.</translation>
    </message>
    <message>
        <source>{count} lines before these, nearer to the loss, are left out.</source>
        <translation>{count} lignes précédentes, plus proches de la perte, sont omises.</translation>
    </message>
    <message>
        <source>The derivation begins at the loss: it changes by as much as itself.</source>
        <translation>La dérivation commence à la perte&#xa0;: elle varie d’autant qu’elle-même.</translation>
    </message>
    <message>
        <source>All zeros: the operation of “{node}” is flat here.</source>
        <translation>Que des zéros&#xa0;: l’opération de «&#xa0;{node}&#xa0;» est plate ici.</translation>
    </message>
    <message>
        <source>All zeros: the shares cancel exactly.</source>
        <translation>Que des zéros&#xa0;: les parts s’annulent exactement.</translation>
    </message>
    <message>
        <source>All zeros: what comes back to it is 0 already.</source>
        <translation>Que des zéros&#xa0;: ce qui lui revient est déjà 0.</translation>
    </message>
    <message>
        <source>Back through “{node}”, which declares no formula that can be read: the chain rule, with slopes from its own code.</source>
        <translation>Retour à travers «&#xa0;{node}&#xa0;», qui ne déclare pas de formule lisible&#xa0;: la règle de la chaîne, avec des pentes tirées de son propre code.</translation>
    </message>
    <message>
        <source>“{node}” looks at whole rows or at places: it has no case of single numbers.</source>
        <translation>«&#xa0;{node}&#xa0;» porte sur des lignes entières ou sur des positions&#xa0;: le cas de simples nombres n’existe pas.</translation>
    </message>
    <message>
        <source>“{node}” feeds several inputs: its gradient is the sum of their shares. {shape}</source>
        <translation>«&#xa0;{node}&#xa0;» alimente plusieurs entrées&#xa0;: son gradient est la somme de leurs parts. {shape}</translation>
    </message>
    <message>
        <source>Back through “{node}”: one of the shares that are added at “{whole}”. {shape}</source>
        <translation>Retour à travers «&#xa0;{node}&#xa0;»&#xa0;: une des parts qui s’ajoutent en «&#xa0;{whole}&#xa0;». {shape}</translation>
    </message>
    <message>
        <source>Back through “{node}”. {shape}</source>
        <translation>Retour à travers «&#xa0;{node}&#xa0;». {shape}</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Select what you would like to keep first.</source>
        <translation>Sélectionnez d’abord ce que vous voulez garder.</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Garder pour plus tard</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#xa0;:</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Que voulez-vous faire&#xa0;?</translation>
    </message>
    <message>
        <source>Which node?</source>
        <translation>Quel nœud&#xa0;?</translation>
    </message>
</context>
<context>
    <name>WireCard</name>
    <message>
        <source>Why this number?</source>
        <translation>Pourquoi ce nombre&#x202f;?</translation>
    </message>
    <message>
        <source>Check by Differences</source>
        <translation>Vérifier par différences</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>tangente</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>min {0} · max {1} · norm {2}</source>
        <translation>min {0} · max {1} · norme {2}</translation>
    </message>
</context>
<context>
    <name>WireForm</name>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>somme</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>vers</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>forme</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>encore inconnue</translation>
    </message>
    <message>
        <source>“{node}” feeds {count} inputs. This wire carries one of {count} shares; their sum is the gradient of “{node}”:</source>
        <translation>«&#x202f;{node}&#x202f;» alimente {count} entrées. Ce fil porte une part sur {count}&#xa0;; leur somme est le gradient de «&#x202f;{node}&#x202f;»&#xa0;:</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>pas encore calculé</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>What the import does</source>
        <translation>Ce que fait l’importation</translation>
    </message>
</context>
<context>
    <name>_Coefficients</name>
    <message>
        <source>Coefficient</source>
        <translation>Coefficient</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Closed form</source>
        <translation>Solution exacte</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>Coefficients</translation>
    </message>
</context>
<context>
    <name>_Costs</name>
    <message>
        <source>forward</source>
        <translation>direct</translation>
    </message>
    <message>
        <source>reverse</source>
        <translation>inverse</translation>
    </message>
    <message>
        <source>this number</source>
        <translation>ce nombre</translation>
    </message>
    <message>
        <source>parameters: {n}</source>
        <translation>paramètres&#xa0;: {n}</translation>
    </message>
    <message>
        <source>with the data: {n}</source>
        <translation>avec les données&#xa0;: {n}</translation>
    </message>
</context>
<context>
    <name>_DirectionTable</name>
    <message>
        <source>Curvature</source>
        <translation>Courbure</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation>Nouvelle &amp;fenêtre</translation>
    </message>
    <message>
        <source>Another document beside this one</source>
        <translation>Un autre document à côté de celui-ci</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>&amp;Import Data…</source>
        <translation>Importer des &amp;données…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Read a CSV, Parquet or spreadsheet file: choose its columns and what to make of them</source>
        <translation>Lire un fichier CSV, Parquet ou un tableur&#xa0;: choisir ses colonnes et ce qu’on en fait</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Versions</translation>
    </message>
    <message>
        <source>Save a &amp;Picture of the Graph…</source>
        <translation>Enregistrer une &amp;image du graphe…</translation>
    </message>
    <message>
        <source>Cop&amp;y Picture of the Graph</source>
        <translation>&amp;Copier l’image du graphe</translation>
    </message>
    <message>
        <source>The whole graph as a picture, to be pasted elsewhere</source>
        <translation>Le graphe entier sous forme d’image, à coller ailleurs</translation>
    </message>
    <message>
        <source>Recor&amp;d the Run…</source>
        <translation>Fi&amp;lmer l’entraînement…</translation>
    </message>
    <message>
        <source>A film of the canvas and the plots, step after step, as GIF or MP4</source>
        <translation>Un film du canevas et des graphiques, pas à pas, en GIF ou MP4</translation>
    </message>
    <message>
        <source>Export &amp;History…</source>
        <translation>Exporter l’&amp;historique…</translation>
    </message>
    <message>
        <source>Loss, learning rate, gradient norm and parameters of each step, as CSV or Parquet</source>
        <translation>Perte, taux d’apprentissage, norme du gradient et paramètres à chaque pas, en CSV ou Parquet</translation>
    </message>
    <message>
        <source>E&amp;xport Derivation…</source>
        <translation>Exporter le calcul des &amp;gradients…</translation>
    </message>
    <message>
        <source>How every gradient comes about, step by step, as Markdown or LaTeX</source>
        <translation>Comment chaque gradient est obtenu, pas à pas, en Markdown ou LaTeX</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Fer&amp;mer</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>S&amp;tart Page</source>
        <translation>Page d’acc&amp;ueil</translation>
    </message>
    <message>
        <source>Examples, files of late, and an empty canvas to begin with</source>
        <translation>Des exemples, les fichiers récents et un canevas vide pour commencer</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Examples</source>
        <translation>E&amp;xemples</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucun encore</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Couper</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>C&amp;opier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Co&amp;ller</translation>
    </message>
    <message>
        <source>Paste with Incoming Wires</source>
        <translation>Coller avec les fils entrants</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Delete the selected nodes and wires</source>
        <translation>Supprimer les nœuds et les fils sélectionnés</translation>
    </message>
    <message>
        <source>Unplug</source>
        <translation>Débrancher</translation>
    </message>
    <message>
        <source>Delete and Heal the Wires</source>
        <translation>Supprimer et raccorder les fils</translation>
    </message>
    <message>
        <source>Select, too, all that wires lead to, in whatever direction</source>
        <translation>Sélectionner aussi tout ce à quoi mènent les fils, dans un sens ou dans l’autre</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Search an operation and add it where the pointer is</source>
        <translation>Chercher une opération et l’ajouter là où est le pointeur</translation>
    </message>
    <message>
        <source>Add Here…</source>
        <translation>Ajouter ici…</translation>
    </message>
    <message>
        <source>Add a No&amp;te</source>
        <translation>Ajouter une no&amp;te</translation>
    </message>
    <message>
        <source>Add a Note Here</source>
        <translation>Ajouter une note ici</translation>
    </message>
    <message>
        <source>Add a &amp;Frame</source>
        <translation>Ajouter un cad&amp;re</translation>
    </message>
    <message>
        <source>Frame Around</source>
        <translation>Encadrer</translation>
    </message>
    <message>
        <source>Add a Frame Here</source>
        <translation>Ajouter un cadre ici</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Reno&amp;mmer…</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Écrire…</translation>
    </message>
    <message>
        <source>Go to the first field of what is selected; Esc comes back</source>
        <translation>Aller au premier champ de ce qui est sélectionné&#xa0;; Échap en revient</translation>
    </message>
    <message>
        <source>&amp;Wire from Here</source>
        <translation>&amp;Fil à partir d’ici</translation>
    </message>
    <message>
        <source>Begin a wire at the port or node where the keyboard is; then arrows and Enter</source>
        <translation>Commencer un fil au port ou au nœud où est le clavier&#x202f;; puis flèches et Entrée</translation>
    </message>
    <message>
        <source>Bend Here</source>
        <translation>Courber ici</translation>
    </message>
    <message>
        <source>&amp;Standardise the Input</source>
        <translation>&amp;Standardiser l’entrée</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>Standardiser</translation>
    </message>
    <message>
        <source>&amp;Pull Out of the Wires</source>
        <translation>Retirer &amp;des fils</translation>
    </message>
    <message>
        <source>Take the selected nodes out of their wires, which heal</source>
        <translation>Retirer les nœuds sélectionnés de leurs fils, qui se raccordent</translation>
    </message>
    <message>
        <source>Unplu&amp;g All Wires</source>
        <translation>Débran&amp;cher tous les fils</translation>
    </message>
    <message>
        <source>Remove every wire of the selected nodes</source>
        <translation>Enlever tous les fils des nœuds sélectionnés</translation>
    </message>
    <message>
        <source>C&amp;ollapse or Unfold</source>
        <translation>Repl&amp;ier ou déplier</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Replié</translation>
    </message>
    <message>
        <source>G&amp;roup</source>
        <translation>Gr&amp;ouper</translation>
    </message>
    <message>
        <source>Show what is selected as one card</source>
        <translation>Montrer ce qui est sélectionné comme une seule carte</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Dégrouper</translation>
    </message>
    <message>
        <source>Put what is in the selected groups back beside the others</source>
        <translation>Remettre à côté des autres ce que contiennent les groupes sélectionnés</translation>
    </message>
    <message>
        <source>Open the Group</source>
        <translation>Ouvrir le groupe</translation>
    </message>
    <message>
        <source>Show what is inside the selected group</source>
        <translation>Montrer ce que contient le groupe sélectionné</translation>
    </message>
    <message>
        <source>Go Out of the Group</source>
        <translation>Sortir du groupe</translation>
    </message>
    <message>
        <source>Why This Number?</source>
        <translation>Pourquoi ce nombre&#x202f;?</translation>
    </message>
    <message>
        <source>Derive the gradient of what is selected, line by line, with its numbers</source>
        <translation>Dériver le gradient de ce qui est sélectionné, ligne par ligne, avec ses nombres</translation>
    </message>
    <message>
        <source>Your Turn</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>Type a formula for the gradient of what is selected, and have it checked</source>
        <translation>Saisir une formule pour le gradient de la sélection, et la faire vérifier</translation>
    </message>
    <message>
        <source>Jacobian of the Selection</source>
        <translation>Jacobienne de la sélection</translation>
    </message>
    <message>
        <source>Show how each number of the selected operation moves with each number of an input</source>
        <translation>Montrer comment chaque nombre de l’opération choisie bouge avec chaque nombre d’une entrée</translation>
    </message>
    <message>
        <source>Its Jacobian</source>
        <translation>Sa jacobienne</translation>
    </message>
    <message>
        <source>Check by Differences</source>
        <translation>Vérifier par différences</translation>
    </message>
    <message>
        <source>Compare the gradient of what is selected with difference quotients, for every step</source>
        <translation>Comparer le gradient de ce qui est sélectionné avec des quotients de différences, pour chaque pas</translation>
    </message>
    <message>
        <source>Pause before the selected nodes, or no more</source>
        <translation>S’arrêter avant les nœuds sélectionnés, ou ne plus s’y arrêter</translation>
    </message>
    <message>
        <source>Breakpoint with a Con&amp;dition…</source>
        <translation>Point d’arrêt avec une conditi&amp;on…</translation>
    </message>
    <message>
        <source>Pause before the selected node where a condition holds</source>
        <translation>S’arrêter avant le nœud sélectionné là où une condition est remplie</translation>
    </message>
    <message>
        <source>Free&amp;ze the Parameters</source>
        <translation>F&amp;iger les paramètres</translation>
    </message>
    <message>
        <source>Let training leave the selected nodes&apos; parameters as they are, or learn them again</source>
        <translation>Laisser l’entraînement garder tels quels les paramètres des nœuds sélectionnés, ou les apprendre de nouveau</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Figés</translation>
    </message>
    <message>
        <source>Train This &amp;Loss</source>
        <translation>Entraîner cette &amp;perte</translation>
    </message>
    <message>
        <source>Make the selected scalar the loss to train, or no more</source>
        <translation>Faire du scalaire sélectionné la perte à minimiser, ou plus</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>Select, too, all that the selected nodes depend on</source>
        <translation>Sélectionner aussi tout ce dont dépendent les nœuds sélectionnés</translation>
    </message>
    <message>
        <source>Select Downstream</source>
        <translation>Sélectionner en aval</translation>
    </message>
    <message>
        <source>Select Upstream</source>
        <translation>Sélectionner en amont</translation>
    </message>
    <message>
        <source>Select, too, all that depends on the selected nodes</source>
        <translation>Sélectionner aussi tout ce qui dépend des nœuds sélectionnés</translation>
    </message>
    <message>
        <source>Select Connected</source>
        <translation>Sélectionner tout ce qui est relié</translation>
    </message>
    <message>
        <source>Add a Nod&amp;e…</source>
        <translation>Ajouter un &amp;nœud…</translation>
    </message>
    <message>
        <source>Ed&amp;it Its Fields</source>
        <translation>Modifier ses c&amp;hamps</translation>
    </message>
    <message>
        <source>Put a node behind the selected input that gives every column mean 0 and deviation 1</source>
        <translation>Placer derrière l’entrée choisie un nœud qui donne à chaque colonne une moyenne de 0 et un écart-type de 1</translation>
    </message>
    <message>
        <source>&amp;Bend the Wire</source>
        <translation>Cour&amp;ber le fil</translation>
    </message>
    <message>
        <source>Put a reroute into the selected wires</source>
        <translation>Placer un relais dans les fils choisis</translation>
    </message>
    <message>
        <source>Left Edges</source>
        <translation>Bords gauches</translation>
    </message>
    <message>
        <source>Centres, in a Column</source>
        <translation>Centres, en colonne</translation>
    </message>
    <message>
        <source>Right Edges</source>
        <translation>Bords droits</translation>
    </message>
    <message>
        <source>Top Edges</source>
        <translation>Bords supérieurs</translation>
    </message>
    <message>
        <source>Centres, in a Row</source>
        <translation>Centres, en ligne</translation>
    </message>
    <message>
        <source>Bottom Edges</source>
        <translation>Bords inférieurs</translation>
    </message>
    <message>
        <source>From Left to Right</source>
        <translation>De gauche à droite</translation>
    </message>
    <message>
        <source>From Top to Bottom</source>
        <translation>De haut en bas</translation>
    </message>
    <message>
        <source>Arrange from Left to Right</source>
        <translation>Disposer de gauche à droite</translation>
    </message>
    <message>
        <source>Lay out the selected nodes, or all of them</source>
        <translation>Dispose les nœuds sélectionnés, ou tous</translation>
    </message>
    <message>
        <source>Arrange All from Left to Right</source>
        <translation>Tout disposer de gauche à droite</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>Give actions other keys</source>
        <translation>Donner d’autres touches aux actions</translation>
    </message>
    <message>
        <source>&amp;Keep for Later…</source>
        <translation>&amp;Garder pour plus tard…</translation>
    </message>
    <message>
        <source>Put the selection under “Mine” in the palette, for this and other graphs</source>
        <translation>Mettre la sélection sous «&#xa0;Les miens&#xa0;» dans la palette, pour ce graphe et d’autres</translation>
    </message>
    <message>
        <source>Lines, curves and classes with noise, changed by sliders while it trains</source>
        <translation>Droites, courbes et classes bruitées, que des curseurs changent pendant l’entraînement</translation>
    </message>
    <message>
        <source>Table of the Data</source>
        <translation>Tableau des données</translation>
    </message>
    <message>
        <source>The numbers themselves, to be typed over, added, removed, copied and pasted</source>
        <translation>Les nombres eux-mêmes, à remplacer, ajouter, retirer, copier et coller</translation>
    </message>
    <message>
        <source>&amp;Go to a Node…</source>
        <translation>Aller à &amp;un nœud…</translation>
    </message>
    <message>
        <source>Find a node by its name</source>
        <translation>Trouver un nœud par son nom</translation>
    </message>
    <message>
        <source>&amp;Fit the Graph</source>
        <translation>Graphe &amp;entier</translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation>Montrer tout le graphe</translation>
    </message>
    <message>
        <source>Fit the Selection</source>
        <translation>Cadrer la sélection</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation>&amp;Taille réelle</translation>
    </message>
    <message>
        <source>Map of the Graph</source>
        <translation>Carte du graphe</translation>
    </message>
    <message>
        <source>Show a map in a corner whenever something is out of sight</source>
        <translation>Montrer une carte dans un coin dès que quelque chose est hors de vue</translation>
    </message>
    <message>
        <source>Legend of the Wires</source>
        <translation>Légende des fils</translation>
    </message>
    <message>
        <source>Say what the width and the colour of a wire mean</source>
        <translation>Dire ce que signifient l’épaisseur et la couleur d’un fil</translation>
    </message>
    <message>
        <source>Snap to the Grid</source>
        <translation>Aimanter à la grille</translation>
    </message>
    <message>
        <source>Wheel Scrolls</source>
        <translation>La molette fait défiler</translation>
    </message>
    <message>
        <source>The wheel scrolls, and zooms with Ctrl; else it zooms</source>
        <translation>La molette fait défiler, et zoome avec Ctrl&#x202f;; sinon elle zoome</translation>
    </message>
    <message>
        <source>Reduce Motion</source>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>Show where a step leads at once, and let nothing move</source>
        <translation>Montrer aussitôt où mène un pas, sans que rien ne bouge</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>High Contrast, L&amp;ight</source>
        <translation>Contraste élevé, cla&amp;ir</translation>
    </message>
    <message>
        <source>High Contrast, Da&amp;rk</source>
        <translation>Contraste élevé, somb&amp;re</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Presentation</source>
        <translation>&amp;Présentation</translation>
    </message>
    <message>
        <source>Only canvas and plots, in larger type, on the whole screen</source>
        <translation>Le graphe et les courbes seuls, en plus grands caractères, sur tout l’écran</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Reset the Panels</source>
        <translation>Re&amp;mettre les panneaux en place</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Un pas</translation>
    </message>
    <message>
        <source>&amp;Make Some Steps…</source>
        <translation>&amp;Faire quelques pas…</translation>
    </message>
    <message>
        <source>Train to &amp;Convergence</source>
        <translation>Entraîner jusqu’à &amp;convergence</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>É&amp;valuer</translation>
    </message>
    <message>
        <source>Step &amp;Into</source>
        <translation>&amp;Avancer d’une opération</translation>
    </message>
    <message>
        <source>Step &amp;Back</source>
        <translation>R&amp;eculer d’une opération</translation>
    </message>
    <message>
        <source>Step &amp;Over</source>
        <translation>Finir la p&amp;hase</translation>
    </message>
    <message>
        <source>Brea&amp;kpoint</source>
        <translation>Poin&amp;t d’arrêt</translation>
    </message>
    <message>
        <source>&amp;Forward Mode</source>
        <translation>Mo&amp;de direct</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>&amp;Entraînement</translation>
    </message>
    <message>
        <source>Train: step after step, until the steps are done</source>
        <translation>Entraîner&#xa0;: un pas après l’autre, jusqu’au dernier</translation>
    </message>
    <message>
        <source>Make one step of training</source>
        <translation>Faire un pas d’entraînement</translation>
    </message>
    <message>
        <source>Train a number of steps that you are asked for</source>
        <translation>Entraîner le nombre de pas que l’on vous demande</translation>
    </message>
    <message>
        <source>Train until the loss stops improving, or comes to its target</source>
        <translation>Entraîner jusqu’à ce que la perte ne baisse plus, ou atteigne son but</translation>
    </message>
    <message>
        <source>Compute every value and gradient, without changing a parameter</source>
        <translation>Calculer toutes les valeurs et tous les gradients, sans changer de paramètre</translation>
    </message>
    <message>
        <source>Do the next operation alone: forward, backward, update</source>
        <translation>Faire la seule opération suivante&#xa0;: en avant, en arrière, mise à jour</translation>
    </message>
    <message>
        <source>Undo the last operation</source>
        <translation>Défaire la dernière opération</translation>
    </message>
    <message>
        <source>Do the rest of forward, of backward, or of the updates</source>
        <translation>Faire le reste de l’avant, de l’arrière ou des mises à jour</translation>
    </message>
    <message>
        <source>Go back to the initial parameters, before the first step</source>
        <translation>Revenir aux paramètres initiaux, avant le premier pas</translation>
    </message>
    <message>
        <source>&amp;New Start</source>
        <translation>&amp;Nouveau tirage</translation>
    </message>
    <message>
        <source>Draw other initial parameters</source>
        <translation>Tirer d’autres paramètres initiaux</translation>
    </message>
    <message>
        <source>&amp;Make Data…</source>
        <translation>&amp;Fabriquer des données…</translation>
    </message>
    <message>
        <source>Tangents with respect to one number, beside the gradients of reverse mode</source>
        <translation>Les tangentes par rapport à un nombre, à côté des gradients du mode inverse</translation>
    </message>
    <message>
        <source>Training Se&amp;ttings</source>
        <translation>Ré&amp;glages de l’entraînement</translation>
    </message>
    <message>
        <source>Learning rate, optimiser, batches, schedule, and when to stop</source>
        <translation>Taux d’apprentissage, optimiseur, lots, décroissance du taux, et quand s’arrêter</translation>
    </message>
    <message>
        <source>R&amp;uns</source>
        <translation>Entraîne&amp;ments</translation>
    </message>
    <message>
        <source>Compare runs, name them, keep them in the file</source>
        <translation>Comparer les entraînements, les nommer, les garder dans le fichier</translation>
    </message>
    <message>
        <source>Pane&amp;ls</source>
        <translation>Pa&amp;nneaux</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Find an Action…</source>
        <translation>&amp;Trouver une action…</translation>
    </message>
    <message>
        <source>Every action by its name</source>
        <translation>Chaque action par son nom</translation>
    </message>
    <message>
        <source>&amp;Keys, Gestures, Glossary</source>
        <translation>Touc&amp;hes, gestes, glossaire</translation>
    </message>
    <message>
        <source>What every key does and where, what the mouse does, and what the words mean</source>
        <translation>Ce que fait chaque touche et où, ce que fait la souris, et ce que veulent dire les mots</translation>
    </message>
    <message>
        <source>&amp;Tour in Five Steps</source>
        <translation>&amp;Visite en cinq étapes</translation>
    </message>
    <message>
        <source>Node, wire, Play, gradient, one operation at a time</source>
        <translation>Nœud, fil, lancer, gradient, une opération à la fois</translation>
    </message>
    <message>
        <source>&amp;About graphgui</source>
        <translation>À &amp;propos de graphgui</translation>
    </message>
    <message>
        <source>About graphgui</source>
        <translation>À propos de graphgui</translation>
    </message>
    <message>
        <source>graphgui {0}: wire a computation graph, watch its gradients flow.</source>
        <translation>graphgui {0}&#xa0;: reliez un graphe de calcul, regardez couler ses gradients.</translation>
    </message>
    <message>
        <source>Move Left</source>
        <translation>Déplacer à gauche</translation>
    </message>
    <message>
        <source>Move Right</source>
        <translation>Déplacer à droite</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Déplacer vers le haut</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Déplacer vers le bas</translation>
    </message>
    <message>
        <source>Move Far Left</source>
        <translation>Déplacer loin à gauche</translation>
    </message>
    <message>
        <source>Move Far Right</source>
        <translation>Déplacer loin à droite</translation>
    </message>
    <message>
        <source>Move Far Up</source>
        <translation>Déplacer loin vers le haut</translation>
    </message>
    <message>
        <source>Move Far Down</source>
        <translation>Déplacer loin vers le bas</translation>
    </message>
    <message>
        <source>Context Menu</source>
        <translation>Menu contextuel</translation>
    </message>
    <message>
        <source>Offer what can be done with the selection, or with the canvas</source>
        <translation>Proposer ce que l’on peut faire de la sélection, ou du canevas</translation>
    </message>
    <message>
        <source>Break Off</source>
        <translation>Interrompre</translation>
    </message>
    <message>
        <source>Break off the gesture or the layout under way, else select nothing</source>
        <translation>Interrompre le geste ou la disposition en cours, sinon ne rien sélectionner</translation>
    </message>
    <message>
        <source>Next Node</source>
        <translation>Nœud suivant</translation>
    </message>
    <message>
        <source>Go on from the selected node, in the order in which values flow</source>
        <translation>Avancer depuis le nœud sélectionné, dans l’ordre où circulent les valeurs</translation>
    </message>
    <message>
        <source>Node Before</source>
        <translation>Nœud précédent</translation>
    </message>
    <message>
        <source>Port Above</source>
        <translation>Port au-dessus</translation>
    </message>
    <message>
        <source>Port Below</source>
        <translation>Port au-dessous</translation>
    </message>
    <message>
        <source>Back Along a Wire</source>
        <translation>En arrière le long d’un fil</translation>
    </message>
    <message>
        <source>On Along a Wire</source>
        <translation>En avant le long d’un fil</translation>
    </message>
    <message>
        <source>Move what is selected by a cell of the grid, else the view</source>
        <translation>Déplacer la sélection d’une case de la grille, sinon la vue</translation>
    </message>
    <message>
        <source>Move what is selected by five cells of the grid, else the view</source>
        <translation>Déplacer la sélection de cinq cases de la grille, sinon la vue</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>&amp;Graphe</translation>
    </message>
    <message>
        <source>Colo&amp;ur</source>
        <translation>Co&amp;uleur</translation>
    </message>
    <message>
        <source>&amp;Align</source>
        <translation>&amp;Aligner</translation>
    </message>
    <message>
        <source>&amp;Distribute</source>
        <translation>Ré&amp;partir</translation>
    </message>
    <message>
        <source>Find the &amp;Broken Gradient…</source>
        <translation>Trouver le &amp;gradient faux…</translation>
    </message>
    <message>
        <source>One gradient of the open graph is made wrong; find the node and the repair</source>
        <translation>Un gradient du graphe ouvert devient faux&#x202f;; trouvez le nœud et la réparation</translation>
    </message>
    <message>
        <source>This Gradient Is &amp;Wrong</source>
        <translation>Ce gradient est fau&amp;x</translation>
    </message>
    <message>
        <source>Accuse the selected node where a broken gradient is to be found</source>
        <translation>Accuser le nœud sélectionné, quand un gradient faux est à trouver</translation>
    </message>
    <message>
        <source>&amp;Predict First</source>
        <translation>P&amp;rédire d’abord</translation>
    </message>
    <message>
        <source>Hide every gradient until its sign, its size or its value has been said</source>
        <translation>Cacher chaque gradient jusqu’à ce que son signe, sa grandeur ou sa valeur soit dit</translation>
    </message>
    <message>
        <source>Predict A&amp;gain</source>
        <translation>Prédire à &amp;nouveau</translation>
    </message>
    <message>
        <source>Hide what was predicted, and count from 0</source>
        <translation>Cacher ce qui a été prédit, et compter depuis 0</translation>
    </message>
    <message>
        <source>Hide the G&amp;radient</source>
        <translation>&amp;Cacher le gradient</translation>
    </message>
    <message>
        <source>Have the gradients of what is selected predicted before they are seen, or show them</source>
        <translation>Faire prédire les gradients de la sélection avant de les voir, ou les montrer</translation>
    </message>
    <message>
        <source>Lock What Is &amp;Hidden</source>
        <translation>Verrou&amp;iller ce qui est caché</translation>
    </message>
    <message>
        <source>Who opens the file can show what is hidden by predicting it, and not otherwise</source>
        <translation>Qui ouvre le fichier ne voit ce qui est caché qu’en le prédisant</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>&amp;Leçons</translation>
    </message>
    <message>
        <source>&amp;Open the Folder of Your Own Lessons</source>
        <translation>&amp;Ouvrir le dossier de vos propres leçons</translation>
    </message>
    <message>
        <source>A lesson is a folder there, written without programming</source>
        <translation>Une leçon y est un dossier, écrit sans programmer</translation>
    </message>
    <message>
        <source>Ne&amp;xt Part of the Window</source>
        <translation>Partie s&amp;uivante de la fenêtre</translation>
    </message>
    <message>
        <source>Go on to panels, plots and bars, and round to the canvas</source>
        <translation>Passer aux panneaux, aux graphiques et aux barres, puis revenir au canevas</translation>
    </message>
    <message>
        <source>Part of the Window &amp;Before</source>
        <translation>Partie précé&amp;dente de la fenêtre</translation>
    </message>
    <message>
        <source>To the &amp;Message</source>
        <translation>Aller au messa&amp;ge</translation>
    </message>
    <message>
        <source>Go to what can be done about what is said there</source>
        <translation>Aller à ce qui peut être fait au sujet de ce qui y est dit</translation>
    </message>
</context>
<context>
    <name>argparse</name>
    <message>
        <source>usage: </source>
        <translation>usage&#x202f;: </translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>arguments&#x202f;</translation>
    </message>
    <message>
        <source>options</source>
        <translation>options&#x202f;</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>afficher cette aide et terminer</translation>
    </message>
    <message>
        <source>show program&apos;s version number and exit</source>
        <translation>afficher le numéro de version et terminer</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>il manque les arguments suivants&#x202f;: %s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>arguments inconnus&#x202f;: %s</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>argument %(argument_name)s&#x202f;: %(message)s</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>choix impossible&#x202f;: %(value)r (à choisir parmi %(choices)s)</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>valeur impossible pour %(type)s&#x202f;: %(value)r</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>un argument est attendu</translation>
    </message>
    <message>
        <source>expected at most one argument</source>
        <translation>un argument au plus est attendu</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>un argument au moins est attendu</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>argument superflu %r</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>incompatible avec l’argument %s</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>option ambiguë&#x202f;: %(option)s peut être %(matches)s</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«&#x202f;{text}&#x202f;»</translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>Add {0}</source>
        <translation>Ajout de {0}</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>tangente</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>écart-type</translation>
    </message>
    <message>
        <source>typed numbers</source>
        <translation>nombres saisis</translation>
    </message>
    <message>
        <source>no numbers yet</source>
        <translation>pas encore de nombres</translation>
    </message>
    <message>
        <source>{table}: {count} columns</source>
        <translation>{table}&#xa0;: {count} colonnes</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>décalage</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>échelle</translation>
    </message>
    <message>
        <source>“{node}” has no input.</source>
        <translation>«&#x202f;{node}&#x202f;» n’a pas d’entrée.</translation>
    </message>
    <message>
        <source>“{node}” has several free inputs: drop the wire on one of them.</source>
        <translation>«&#x202f;{node}&#x202f;» a plusieurs entrées libres&#xa0;: déposez le fil sur l’une d’elles.</translation>
    </message>
    <message>
        <source>“{node}” has several outputs: drop the wire on one of them.</source>
        <translation>«&#x202f;{node}&#x202f;» a plusieurs sorties&#xa0;: déposez le fil sur l’une d’elles.</translation>
    </message>
    <message>
        <source>“{node}” has no free input: drop on a port to replace its wire.</source>
        <translation>«&#x202f;{node}&#x202f;» n’a pas d’entrée libre&#xa0;: déposez sur un port pour remplacer son fil.</translation>
    </message>
    <message>
        <source>This is an output, too: a wire goes from an output to an input.</source>
        <translation>C’est aussi une sortie&#xa0;: un fil va d’une sortie à une entrée.</translation>
    </message>
    <message>
        <source>This is an input, too: a wire goes from an output to an input.</source>
        <translation>C’est aussi une entrée&#xa0;: un fil va d’une sortie à une entrée.</translation>
    </message>
    <message>
        <source>no path</source>
        <translation>aucun chemin</translation>
    </message>
    <message>
        <source>{wire}: the gradient has vanished; its norm {norm} is below {bound}</source>
        <translation>{wire}&#xa0;: le gradient a disparu&#xa0;; sa norme {norm} est au-dessous de {bound}</translation>
    </message>
    <message>
        <source>{wire}: the gradient explodes; its norm {norm} is above {bound}</source>
        <translation>{wire}&#xa0;: le gradient explose&#xa0;; sa norme {norm} est au-dessus de {bound}</translation>
    </message>
    <message>
        <source>{wire}: the gradient holds numbers that are not finite</source>
        <translation>{wire}&#xa0;: le gradient contient des nombres qui ne sont pas finis</translation>
    </message>
    <message>
        <source>Breakpoint: training pauses here</source>
        <translation>Point d’arrêt&#xa0;: l’entraînement s’arrête ici</translation>
    </message>
    <message>
        <source>Breakpoint: training pauses where {condition}</source>
        <translation>Point d’arrêt&#xa0;: l’entraînement s’arrête où {condition}</translation>
    </message>
    <message>
        <source>{wire}: not computed yet</source>
        <translation>{wire}&#xa0;: pas encore calculé</translation>
    </message>
    <message>
        <source>{wire}: the tangent with respect to {port}</source>
        <translation>{wire}&#xa0;: la tangente par rapport à {port}</translation>
    </message>
    <message>
        <source>{wire}: there is no loss, so there is no gradient</source>
        <translation>{wire}&#xa0;: sans perte, il n’y a pas de gradient</translation>
    </message>
    <message>
        <source>{wire}: does not reach the loss</source>
        <translation>{wire}&#xa0;: n’atteint pas la perte</translation>
    </message>
    <message>
        <source>{wire}: predict the gradient, and it is shown</source>
        <translation>{wire}&#xa0;: prédisez le gradient, et il s’affiche</translation>
    </message>
    <message>
        <source>trained loss</source>
        <translation>perte entraînée</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>Insert {0}</source>
        <translation>Insertion de {0}</translation>
    </message>
    <message>
        <source>Select an input that has numbers first: its columns are standardised.</source>
        <translation>Choisissez d’abord une entrée qui a des nombres&#xa0;: ce sont ses colonnes qui sont standardisées.</translation>
    </message>
    <message>
        <source>Bend {0}</source>
        <translation>Courber {0}</translation>
    </message>
    <message>
        <source>Select a wire first: a bend goes into one.</source>
        <translation>Choisissez d’abord un fil&#xa0;: c’est là que se place un relais.</translation>
    </message>
    <message>
        <source>Pull out {0}</source>
        <translation>Retrait de {0}</translation>
    </message>
    <message>
        <source>Select a group first: there is none to take apart.</source>
        <translation>Sélectionnez d’abord un groupe&#xa0;: il n’y en a aucun à défaire.</translation>
    </message>
    <message>
        <source>Ungroup {0}</source>
        <translation>Dégroupement de {0}</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Nothing is here yet. Space adds an operation.</source>
        <translation>Il n’y a encore rien ici. Espace ajoute une opération.</translation>
    </message>
    <message>
        <source>{nodes} nodes, {wires} wires. Tab goes from node to node.</source>
        <translation>{nodes} nœuds, {wires} fils. Tab va de nœud en nœud.</translation>
    </message>
    <message>
        <source>{node}, {at} of {count}</source>
        <translation>{node}, {at} sur {count}</translation>
    </message>
    <message>
        <source>{port} is frozen</source>
        <translation>{port} est figé</translation>
    </message>
    <message>
        <source>breakpoint</source>
        <translation>point d’arrêt</translation>
    </message>
    <message>
        <source>{group}, group of {count} nodes: {inputs} inputs, {outputs} outputs. Enter opens it.</source>
        <translation>{group}, groupe de {count} nœuds&#xa0;: {inputs} entrées, {outputs} sorties. Entrée l’ouvre.</translation>
    </message>
    <message>
        <source>input {port}</source>
        <translation>entrée {port}</translation>
    </message>
    <message>
        <source>output {port}</source>
        <translation>sortie {port}</translation>
    </message>
    <message>
        <source>wired to {targets}</source>
        <translation>reliée à {targets}</translation>
    </message>
    <message>
        <source>wired from {source}</source>
        <translation>reliée à {source}</translation>
    </message>
    <message>
        <source>needs a wire</source>
        <translation>attend un fil</translation>
    </message>
    <message>
        <source>is a parameter of its own</source>
        <translation>est un paramètre propre</translation>
    </message>
    <message>
        <source>from {source} to {target}</source>
        <translation>de {source} à {target}</translation>
    </message>
    <message>
        <source>value norm {norm}</source>
        <translation>norme de la valeur {norm}</translation>
    </message>
    <message>
        <source>tangent norm {norm}</source>
        <translation>norme de la tangente {norm}</translation>
    </message>
    <message>
        <source>gradient norm {norm}</source>
        <translation>norme du gradient {norm}</translation>
    </message>
    <message>
        <source>into {port}</source>
        <translation>vers {port}</translation>
    </message>
    <message>
        <source>input {port} wired from {source}</source>
        <translation>entrée {port} reliée à {source}</translation>
    </message>
    <message>
        <source>input {port} needs a wire</source>
        <translation>l’entrée {port} attend un fil</translation>
    </message>
    <message>
        <source>input {port} is a parameter of its own</source>
        <translation>l’entrée {port} est un paramètre propre</translation>
    </message>
    <message>
        <source>shape {shape}</source>
        <translation>forme {shape}</translation>
    </message>
    <message>
        <source>value {value}, {shape}</source>
        <translation>valeur {value}, {shape}</translation>
    </message>
    <message>
        <source>value {value}, gradient {gradient}, {shape}</source>
        <translation>valeur {value}, gradient {gradient}, {shape}</translation>
    </message>
    <message>
        <source>group of {count}</source>
        <translation>groupe de {count}</translation>
    </message>
    <message>
        <source>A part of a graph that you have kept.</source>
        <translation>Une partie de graphe que vous avez gardée.</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Les miens</translation>
    </message>
    <message>
        <source>Reading what is pasted…</source>
        <translation>Lecture de ce qui est collé…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Open the group</source>
        <translation>Ouvrir le groupe</translation>
    </message>
    <message>
        <source>Go to its fields</source>
        <translation>Aller à ses champs</translation>
    </message>
    <message>
        <source>Begin a wire</source>
        <translation>Commencer un fil</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Menu contextuel</translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation>Supprimer le fil</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>Line</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>Polynôme</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>Sinus</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>Deux lunes</translation>
    </message>
    <message>
        <source>Spirals</source>
        <translation>Spirales</translation>
    </message>
    <message>
        <source>Blobs</source>
        <translation>Nuages</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Replace the file?</source>
        <translation>Remplacer le fichier&#xa0;?</translation>
    </message>
    <message>
        <source>{0} is in the folder {1} already. Replace it?</source>
        <translation>{0} se trouve déjà dans le dossier {1}. Le remplacer&#xa0;?</translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>Add {0}</source>
        <translation>Ajout de {0}</translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation>Suppression de {0}</translation>
    </message>
    <message>
        <source>Unplug</source>
        <translation>Débranchement</translation>
    </message>
    <message>
        <source>Wire {0}</source>
        <translation>Fil {0}</translation>
    </message>
    <message>
        <source>Move {0}</source>
        <translation>Déplacement de {0}</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>Modification de {0}</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Figer</translation>
    </message>
    <message>
        <source>Let train</source>
        <translation>Laisser apprendre</translation>
    </message>
    <message>
        <source>Rename {0}</source>
        <translation>Changement de nom de {0}</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Repli</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Dépli</translation>
    </message>
    <message>
        <source>Add the table {0}</source>
        <translation>Ajout du tableau {0}</translation>
    </message>
    <message>
        <source>Mark the loss</source>
        <translation>Choix de la perte</translation>
    </message>
    <message>
        <source>Change the training</source>
        <translation>Réglage de l’entraînement</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} et {1} de plus</translation>
    </message>
    <message>
        <source>Add a frame</source>
        <translation>Ajout d’un cadre</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajout d’une note</translation>
    </message>
    <message>
        <source>Change a note</source>
        <translation>Modification d’une note</translation>
    </message>
    <message>
        <source>Change a frame</source>
        <translation>Modification d’un cadre</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>Faire de la place</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Alignement</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Coupe</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplication</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Collage</translation>
    </message>
    <message>
        <source>Group {0}</source>
        <translation>Groupement dans {0}</translation>
    </message>
    <message>
        <source>Ungroup {0}</source>
        <translation>Dégroupement de {0}</translation>
    </message>
    <message>
        <source>Import {0}</source>
        <translation>Importer {0}</translation>
    </message>
    <message>
        <source>Change the data</source>
        <translation>Changer les données</translation>
    </message>
    <message>
        <source>Make data</source>
        <translation>Fabriquer des données</translation>
    </message>
    <message>
        <source>Keep the run {0}</source>
        <translation>Garder l’entraînement {0}</translation>
    </message>
    <message>
        <source>Forget the run {0}</source>
        <translation>Oublier l’entraînement {0}</translation>
    </message>
    <message>
        <source>Rename the run {0}</source>
        <translation>Renommer l’entraînement {0}</translation>
    </message>
    <message>
        <source>Move a point</source>
        <translation>Déplacer un point</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>Ajouter un point</translation>
    </message>
    <message>
        <source>Remove a point</source>
        <translation>Enlever un point</translation>
    </message>
    <message>
        <source>Insert {0}</source>
        <translation>Insertion de {0}</translation>
    </message>
    <message>
        <source>Bend {0}</source>
        <translation>Courber {0}</translation>
    </message>
    <message>
        <source>Delete and heal</source>
        <translation>Suppression avec raccord</translation>
    </message>
    <message>
        <source>Pull out {0}</source>
        <translation>Retrait de {0}</translation>
    </message>
    <message>
        <source>Standardise {0}</source>
        <translation>Standardiser {0}</translation>
    </message>
    <message>
        <source>No scaling of {0}</source>
        <translation>Ne plus mettre {0} à l’échelle</translation>
    </message>
    <message>
        <source>Find the data of {0}</source>
        <translation>Retrouver les données de {0}</translation>
    </message>
    <message>
        <source>Write into {0}</source>
        <translation>Écrire dans {0}</translation>
    </message>
    <message>
        <source>Add a row to {0}</source>
        <translation>Ajouter une ligne à {0}</translation>
    </message>
    <message>
        <source>Remove rows of {0}</source>
        <translation>Retirer des lignes de {0}</translation>
    </message>
    <message>
        <source>Start training from here</source>
        <translation>Commencer l’entraînement ici</translation>
    </message>
    <message>
        <source>Plant a wrong gradient</source>
        <translation>Placer un gradient faux</translation>
    </message>
    <message>
        <source>Repair the gradient</source>
        <translation>Réparer le gradient</translation>
    </message>
    <message>
        <source>Hide the gradients</source>
        <translation>Cacher les gradients</translation>
    </message>
    <message>
        <source>Show the gradients</source>
        <translation>Montrer les gradients</translation>
    </message>
    <message>
        <source>Hide a gradient</source>
        <translation>Cacher un gradient</translation>
    </message>
    <message>
        <source>Show a gradient</source>
        <translation>Montrer un gradient</translation>
    </message>
    <message>
        <source>Lock what is hidden</source>
        <translation>Verrouiller ce qui est caché</translation>
    </message>
</context>
<context>
    <name>examples</name>
    <message>
        <source>Food on income (Engel 1857)</source>
        <translation>Alimentation selon le revenu (Engel, 1857)</translation>
    </message>
    <message>
        <source>Five points, one line</source>
        <translation>Cinq points, une droite</translation>
    </message>
    <message>
        <source>The smallest model there is: two numbers to learn, and every number in sight.</source>
        <translation>Le plus petit modèle&#xa0;: deux nombres à apprendre, et tous les nombres sous les yeux.</translation>
    </message>
    <message>
        <source>235 households of 1857: what they earned, and what they spent on food.</source>
        <translation>235 ménages de 1857&#xa0;: ce qu’ils gagnaient, et ce qu’ils dépensaient pour manger.</translation>
    </message>
    <message>
        <source>Diabetes on ten features</source>
        <translation>Diabète selon dix variables</translation>
    </message>
    <message>
        <source>Ten measurements of 442 patients say how their disease goes on.</source>
        <translation>Dix mesures de 442 patients disent comment leur maladie évolue.</translation>
    </message>
    <message>
        <source>A polynomial</source>
        <translation>Un polynôme</translation>
    </message>
    <message>
        <source>A power of x as a column of its own makes a linear model bend.</source>
        <translation>Une puissance de x comme colonne de plus courbe un modèle linéaire.</translation>
    </message>
    <message>
        <source>A shared weight</source>
        <translation>Un poids partagé</translation>
    </message>
    <message>
        <source>One parameter used twice: its gradient is the sum of two shares.</source>
        <translation>Un paramètre employé deux fois&#xa0;: son gradient est la somme de deux parts.</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>What no straight line can part, two hidden units can.</source>
        <translation>Ce qu’aucune droite ne sépare, deux unités cachées le séparent.</translation>
    </message>
    <message>
        <source>Two moons and a hidden layer</source>
        <translation>Deux lunes et une couche cachée</translation>
    </message>
    <message>
        <source>A boundary that bends between two half circles.</source>
        <translation>Une frontière qui se courbe entre deux demi-cercles.</translation>
    </message>
    <message>
        <source>Softmax on three blobs</source>
        <translation>Softmax sur trois nuages</translation>
    </message>
    <message>
        <source>Three classes, a score for each, and probabilities that add up to 1.</source>
        <translation>Trois classes, un score pour chacune, et des probabilités dont la somme est 1.</translation>
    </message>
    <message>
        <source>A deep chain</source>
        <translation>Une chaîne profonde</translation>
    </message>
    <message>
        <source>Gradients that vanish on their way back through four sigmoids.</source>
        <translation>Des gradients qui s’évanouissent en remontant à travers quatre sigmoïdes.</translation>
    </message>
    <message>
        <source>### Each sigmoid passes on a quarter of its gradient at most: compare the first wire with the last. Adam makes up for it. Choose gradient descent in the training settings, then Reset and Play: what becomes of the first layers?</source>
        <translation>### Chaque sigmoïde transmet au plus un quart de son gradient&#xa0;: comparez le premier fil au dernier. Adam le compense. Choisissez la descente de gradient dans les réglages, puis Réinitialiser et Lancer&#xa0;: que deviennent les premières couches&#xa0;?</translation>
    </message>
    <message>
        <source>### Which of the ten weights end far from 0? Press Play, then open View → Panels → Summary.</source>
        <translation>### Lesquels des dix poids finissent loin de 0&#xa0;? Appuyez sur Lancer, puis ouvrez Affichage → Panneaux → Résumé.</translation>
    </message>
    <message>
        <source>### Press Play. Then type a learning rate of 0.5, and press Reset and Play: what do the wires do now?</source>
        <translation>### Appuyez sur Lancer. Puis tapez un taux d’apprentissage de 0,5, et appuyez sur Réinitialiser et Lancer&#xa0;: que font les fils maintenant&#xa0;?</translation>
    </message>
    <message>
        <source>### Press Step Into again and again: one operation at a time, forward, back, update. Then Play: what is left of the gradients?</source>
        <translation>### Appuyez sur Avancer, encore et encore&#xa0;: une opération à la fois, en avant, en arrière, mise à jour. Puis Lancer&#xa0;: que reste-t-il des gradients&#xa0;?</translation>
    </message>
    <message>
        <source>### One linear model of two columns, x and x³. Press Play; then select cube and give it the exponent 2: what can the curve no longer do?</source>
        <translation>### Un modèle linéaire de deux colonnes, x et x³. Appuyez sur Lancer&#xa0;; puis choisissez cube et donnez-lui l’exposant 2&#xa0;: que ne sait plus faire la courbe&#xa0;?</translation>
    </message>
    <message>
        <source>### The weight w is used twice, as in X·w·w: its gradient is the sum of the shares on its two wires. Let it start at zeros: why does nothing move any more?</source>
        <translation>### Le poids w est employé deux fois, X·w·w&#xa0;: son gradient est la somme des parts sur ses deux fils. Faites-le partir de zéro&#xa0;: pourquoi plus rien ne bouge-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>### Softmax turns three scores into probabilities. Press Step Into until the gradient of the scores is there: why does each of its rows add up to 0?</source>
        <translation>### Softmax fait de trois scores des probabilités. Appuyez sur Avancer jusqu’au gradient des scores&#xa0;: pourquoi la somme de chacune de ses lignes est-elle 0&#xa0;?</translation>
    </message>
    <message>
        <source>### Each hidden unit draws one line, and output bends the four into one boundary: see Regions. Then give hidden only 2 outputs, or 1, and Play again.</source>
        <translation>### Chaque unité cachée trace une droite, et output plie les quatre en une seule frontière&#xa0;: voyez Régions. Puis ne donnez à hidden que 2 sorties, ou 1, et relancez.</translation>
    </message>
    <message>
        <source>### No line parts these four points; the lines of two hidden units do. Press New Start and Play a few times: some starts stop at 0.509. What has one of their hidden units not learnt?</source>
        <translation>### Aucune droite ne sépare ces quatre points&#xa0;; celles de deux unités cachées, si. Appuyez sur Nouveau tirage et Lancer quelques fois&#xa0;: certains départs s’arrêtent à 0,509. Que n’a pas appris l’une de leurs unités cachées&#xa0;?</translation>
    </message>
</context>
<context>
    <name>gestures</name>
    <message>
        <source>Drag from the list of operations</source>
        <translation>Glisser depuis la liste des opérations</translation>
    </message>
    <message>
        <source>Add an operation where it falls; a double-click adds it in the middle</source>
        <translation>Ajouter une opération là où elle tombe&#xa0;; un double-clic l’ajoute au milieu</translation>
    </message>
    <message>
        <source>Double-click the empty canvas</source>
        <translation>Double-cliquer sur le canevas vide</translation>
    </message>
    <message>
        <source>Search an operation, and add it there</source>
        <translation>Chercher une opération et l’ajouter là</translation>
    </message>
    <message>
        <source>Let a wire go over the empty canvas</source>
        <translation>Lâcher un fil au-dessus du canevas vide</translation>
    </message>
    <message>
        <source>Search what fits it, and wire that</source>
        <translation>Chercher ce qui lui convient, et le relier</translation>
    </message>
    <message>
        <source>Drop a node on a wire</source>
        <translation>Lâcher un nœud sur un fil</translation>
    </message>
    <message>
        <source>Insert it where the shapes fit; Alt, or Ctrl and Shift, prevents that</source>
        <translation>L’insérer là où les formes conviennent&#xa0;; Alt, ou Ctrl et Maj, l’empêche</translation>
    </message>
    <message>
        <source>Drag a node with Alt, or with Ctrl and Shift</source>
        <translation>Glisser un nœud avec Alt, ou avec Ctrl et Maj</translation>
    </message>
    <message>
        <source>Pull it out of its wire, which closes behind it</source>
        <translation>Le retirer de son fil, qui se referme derrière lui</translation>
    </message>
    <message>
        <source>Drop files on the window</source>
        <translation>Déposer des fichiers sur la fenêtre</translation>
    </message>
    <message>
        <source>Open a graph, or take data in as an input</source>
        <translation>Ouvrir un graphe, ou prendre des données comme entrée</translation>
    </message>
    <message>
        <source>Drag from a port</source>
        <translation>Glisser depuis un port</translation>
    </message>
    <message>
        <source>Draw a wire, from either end, to a port or a node&apos;s body</source>
        <translation>Tirer un fil, d’un bout ou de l’autre, vers un port ou le corps d’un nœud</translation>
    </message>
    <message>
        <source>Drop a wire on a wired input</source>
        <translation>Lâcher un fil sur une entrée déjà reliée</translation>
    </message>
    <message>
        <source>Put it in the place of the wire that is there</source>
        <translation>Le mettre à la place du fil qui s’y trouve</translation>
    </message>
    <message>
        <source>Drag a wire&apos;s end away from its input</source>
        <translation>Éloigner le bout d’un fil de son entrée</translation>
    </message>
    <message>
        <source>Plug it in elsewhere, or unplug it over the empty canvas</source>
        <translation>Le brancher ailleurs, ou le débrancher au-dessus du canevas vide</translation>
    </message>
    <message>
        <source>Drag from a wired input with Shift</source>
        <translation>Glisser depuis une entrée reliée avec Maj</translation>
    </message>
    <message>
        <source>Draw another wire from the same output</source>
        <translation>Tirer un autre fil de la même sortie</translation>
    </message>
    <message>
        <source>Drag with Ctrl and the right button</source>
        <translation>Glisser avec Ctrl et le bouton droit</translation>
    </message>
    <message>
        <source>Cut the wires that the stroke crosses</source>
        <translation>Couper les fils que le trait traverse</translation>
    </message>
    <message>
        <source>Drag over the empty canvas</source>
        <translation>Glisser sur le canevas vide</translation>
    </message>
    <message>
        <source>Select what the box holds; a click with Shift or Ctrl adds one</source>
        <translation>Sélectionner ce que le cadre contient&#xa0;; un clic avec Maj ou Ctrl en ajoute un</translation>
    </message>
    <message>
        <source>Drag nodes</source>
        <translation>Glisser des nœuds</translation>
    </message>
    <message>
        <source>Move them, drawn to the grid and to the edges of what is near</source>
        <translation>Les déplacer, attirés par la grille et les bords de ce qui est proche</translation>
    </message>
    <message>
        <source>Drag a frame</source>
        <translation>Glisser un cadre</translation>
    </message>
    <message>
        <source>Move it with all that it holds</source>
        <translation>Le déplacer avec tout ce qu’il contient</translation>
    </message>
    <message>
        <source>Double-click a wire</source>
        <translation>Double-cliquer sur un fil</translation>
    </message>
    <message>
        <source>Put a bead on it, round which it can be led</source>
        <translation>Y mettre une perle, autour de laquelle on peut le mener</translation>
    </message>
    <message>
        <source>Double-click a node&apos;s title</source>
        <translation>Double-cliquer sur le titre d’un nœud</translation>
    </message>
    <message>
        <source>Give it another name</source>
        <translation>Lui donner un autre nom</translation>
    </message>
    <message>
        <source>Double-click a group</source>
        <translation>Double-cliquer sur un groupe</translation>
    </message>
    <message>
        <source>Look into it; the path at the top leads back</source>
        <translation>Regarder dedans&#xa0;; le chemin en haut ramène</translation>
    </message>
    <message>
        <source>Drag with the middle button, or with Space</source>
        <translation>Glisser avec le bouton du milieu, ou avec Espace</translation>
    </message>
    <message>
        <source>Move the canvas</source>
        <translation>Déplacer le canevas</translation>
    </message>
    <message>
        <source>Turn the wheel, or pinch</source>
        <translation>Tourner la molette, ou pincer</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoomer sous le pointeur</translation>
    </message>
    <message>
        <source>Move two fingers</source>
        <translation>Bouger deux doigts</translation>
    </message>
    <message>
        <source>Scroll the canvas</source>
        <translation>Faire défiler le canevas</translation>
    </message>
    <message>
        <source>Right-click</source>
        <translation>Clic droit</translation>
    </message>
    <message>
        <source>Offer what can be done with a node, a wire or the canvas</source>
        <translation>Proposer ce qu’on peut faire d’un nœud, d’un fil ou du canevas</translation>
    </message>
</context>
<context>
    <name>glossary</name>
    <message>
        <source>backward pass</source>
        <translation>rétropropagation</translation>
    </message>
    <message>
        <source>From the loss back along every wire: the gradient of each value, by the chain rule.</source>
        <translation>De la perte en remontant chaque fil&#xa0;: le gradient de chaque valeur, par la règle de la chaîne.</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lot</translation>
    </message>
    <message>
        <source>The examples that one step is computed from: all of them, or some drawn anew for each step.</source>
        <translation>Les exemples dont un pas est calculé&#xa0;: tous, ou quelques-uns tirés à neuf pour chaque pas.</translation>
    </message>
    <message>
        <source>chain rule</source>
        <translation>règle de la chaîne</translation>
    </message>
    <message>
        <source>The gradient of a chain of operations is the product of the derivatives of its links.</source>
        <translation>Le gradient d’une chaîne d’opérations est le produit des dérivées de ses maillons.</translation>
    </message>
    <message>
        <source>closed form</source>
        <translation>solution exacte</translation>
    </message>
    <message>
        <source>The parameters with the least loss, found by solving equations and without any step.</source>
        <translation>Les paramètres de moindre perte, trouvés en résolvant des équations, sans aucun pas.</translation>
    </message>
    <message>
        <source>curvature</source>
        <translation>courbure</translation>
    </message>
    <message>
        <source>How sharply the loss bends: the second derivative. The largest one says which learning rate is too large.</source>
        <translation>À quel point la perte se courbe&#xa0;: la dérivée seconde. La plus grande dit quel taux d’apprentissage est trop grand.</translation>
    </message>
    <message>
        <source>divergence</source>
        <translation>divergence</translation>
    </message>
    <message>
        <source>The loss grows without end, most often because the learning rate is too large.</source>
        <translation>La perte croît sans fin, le plus souvent parce que le taux d’apprentissage est trop grand.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>époque</translation>
    </message>
    <message>
        <source>As many steps as it takes to have used every example once.</source>
        <translation>Autant de pas qu’il en faut pour avoir utilisé chaque exemple une fois.</translation>
    </message>
    <message>
        <source>example</source>
        <translation>exemple</translation>
    </message>
    <message>
        <source>One row of the data: its features and its target.</source>
        <translation>Une ligne des données&#xa0;: ses variables et sa cible.</translation>
    </message>
    <message>
        <source>fan-out</source>
        <translation>sortance</translation>
    </message>
    <message>
        <source>One output that feeds several wires. The gradients that come back along them add up.</source>
        <translation>Une sortie qui alimente plusieurs fils. Les gradients qui en reviennent s’additionnent.</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>variable</translation>
    </message>
    <message>
        <source>One column of the data that the model reads.</source>
        <translation>Une colonne des données que le modèle lit.</translation>
    </message>
    <message>
        <source>forward mode</source>
        <translation>mode direct</translation>
    </message>
    <message>
        <source>Derivatives with respect to one number, computed along with the values, from inputs to the loss.</source>
        <translation>Les dérivées par rapport à un seul nombre, calculées avec les valeurs, des entrées vers la perte.</translation>
    </message>
    <message>
        <source>forward pass</source>
        <translation>propagation avant</translation>
    </message>
    <message>
        <source>From the inputs along every wire to the loss: each value from those before it.</source>
        <translation>Des entrées le long de chaque fil jusqu’à la perte&#xa0;: chaque valeur à partir des précédentes.</translation>
    </message>
    <message>
        <source>frozen parameter</source>
        <translation>paramètre gelé</translation>
    </message>
    <message>
        <source>One that training leaves as it is. Its gradient is still shown.</source>
        <translation>Un paramètre que l’entraînement laisse tel quel. Son gradient reste affiché.</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>How much the loss changes when a value changes a little: ∂C divided by ∂ of that value, for each of its numbers.</source>
        <translation>De combien la perte change quand une valeur change un peu&#xa0;: ∂C divisé par ∂ de cette valeur, pour chacun de ses nombres.</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>descente de gradient</translation>
    </message>
    <message>
        <source>Each step moves the parameters against their gradient, and so makes the loss smaller.</source>
        <translation>Chaque pas déplace les paramètres contre leur gradient, et diminue ainsi la perte.</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>taux d’apprentissage</translation>
    </message>
    <message>
        <source>η: how far a step goes. A parameter moves by η times its gradient.</source>
        <translation>η&#xa0;: jusqu’où va un pas. Un paramètre bouge de η fois son gradient.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>C: one number that says how wrong the model is. Training makes it small.</source>
        <translation>C&#xa0;: un nombre qui dit à quel point le modèle se trompe. L’entraînement le diminue.</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>inertie</translation>
    </message>
    <message>
        <source>A part of the last step is made again with the next one.</source>
        <translation>Une partie du dernier pas est refaite avec le suivant.</translation>
    </message>
    <message>
        <source>node</source>
        <translation>nœud</translation>
    </message>
    <message>
        <source>One operation: it computes an output from its inputs.</source>
        <translation>Une opération&#xa0;: elle calcule une sortie à partir de ses entrées.</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>optimiseur</translation>
    </message>
    <message>
        <source>The rule by which gradients become steps: plain gradient descent, momentum, Adam and others.</source>
        <translation>La règle par laquelle les gradients deviennent des pas&#xa0;: descente simple, inertie, Adam et d’autres.</translation>
    </message>
    <message>
        <source>overfitting</source>
        <translation>surapprentissage</translation>
    </message>
    <message>
        <source>The loss on the training examples falls while that on held-out ones rises.</source>
        <translation>La perte sur les exemples d’entraînement baisse tandis que celle des exemples réservés monte.</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>paramètre</translation>
    </message>
    <message>
        <source>Numbers that training changes, such as the weights W and the bias b of linear.</source>
        <translation>Des nombres que l’entraînement change, comme les poids W et le biais b de linear.</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>prédiction</translation>
    </message>
    <message>
        <source>Ŷ: what the model says of the target.</source>
        <translation>Ŷ&#xa0;: ce que le modèle dit de la cible.</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>résidu</translation>
    </message>
    <message>
        <source>Prediction less target, for one example.</source>
        <translation>La prédiction moins la cible, pour un exemple.</translation>
    </message>
    <message>
        <source>run</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>The steps made from one start, each of which can be gone back to.</source>
        <translation>Les pas faits depuis un départ&#xa0;; on peut revenir à chacun.</translation>
    </message>
    <message>
        <source>share</source>
        <translation>part</translation>
    </message>
    <message>
        <source>What one wire brings back of the gradient of the output that it leaves. At a fan-out the shares add up.</source>
        <translation>Ce qu’un fil rapporte du gradient de la sortie qu’il quitte. À une sortance, les parts s’additionnent.</translation>
    </message>
    <message>
        <source>standardise</source>
        <translation>standardiser (centrer et réduire)</translation>
    </message>
    <message>
        <source>To subtract each column&apos;s mean and divide by its deviation, so that steps suit all columns alike.</source>
        <translation>Soustraire à chaque colonne sa moyenne et la diviser par son écart-type, pour que les pas conviennent à toutes.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>One update of all parameters: forward pass, backward pass, update.</source>
        <translation>Une mise à jour de tous les paramètres&#xa0;: propagation avant, rétropropagation, mise à jour.</translation>
    </message>
    <message>
        <source>target</source>
        <translation>cible</translation>
    </message>
    <message>
        <source>Y: what the model is to say.</source>
        <translation>Y&#xa0;: ce que le modèle doit dire.</translation>
    </message>
    <message>
        <source>vanishing gradient</source>
        <translation>gradient évanescent</translation>
    </message>
    <message>
        <source>A gradient that has become so small on its way back that what lies before hardly learns.</source>
        <translation>Un gradient devenu si petit en remontant que ce qui précède n’apprend presque plus.</translation>
    </message>
    <message>
        <source>wire</source>
        <translation>fil</translation>
    </message>
    <message>
        <source>Carries a value to where it is used, and its gradient back.</source>
        <translation>Porte une valeur là où elle sert, et rapporte son gradient.</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>{count} rows</source>
        <translation>{count} lignes</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>{count} colonnes</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 colonne</translation>
    </message>
    <message>
        <source>{size}, {shown} rows shown</source>
        <translation>{size}, {shown} lignes montrées</translation>
    </message>
    <message>
        <source>{dropped} of {rows} rows are dropped, because something is missing: {columns}.</source>
        <translation>{dropped} lignes sur {rows} sont supprimées, car il y manque quelque chose&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>1 of {rows} rows is dropped, because something is missing: {columns}.</source>
        <translation>1 ligne sur {rows} est supprimée, car il y manque quelque chose&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>The one row is taken.</source>
        <translation>La seule ligne est reprise.</translation>
    </message>
    <message>
        <source>All {rows} rows are taken.</source>
        <translation>Les {rows} lignes sont toutes reprises.</translation>
    </message>
    <message>
        <source>Missing cells become the mean of their column: {columns}.</source>
        <translation>Les cellules vides reçoivent la moyenne de leur colonne&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>“{column}” becomes 0 and 1: 1 is “{value}”.</source>
        <translation>«&#xa0;{column}&#xa0;» devient 0 et 1&#xa0;: 1 est «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>“{column}” becomes {count} columns of 0 and 1.</source>
        <translation>«&#xa0;{column}&#xa0;» devient {count} colonnes de 0 et de 1.</translation>
    </message>
    <message>
        <source>“{column}” becomes {count} columns of 0 and 1, all 0 for “{value}”.</source>
        <translation>«&#xa0;{column}&#xa0;» devient {count} colonnes de 0 et de 1, toutes à 0 pour «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>{count} more columns of text are coded in the same way.</source>
        <translation>{count} autres colonnes de texte sont codées de même.</translation>
    </message>
    <message>
        <source>Another column of text is coded in the same way.</source>
        <translation>Une autre colonne de texte est codée de même.</translation>
    </message>
    <message>
        <source>A linear regression: X → standardise → linear → mse ← Y.</source>
        <translation>Une régression linéaire&#xa0;: X → standardise → linear → mse ← Y.</translation>
    </message>
    <message>
        <source>A logistic regression: X → standardise → linear → binary_cross_entropy ← Y.</source>
        <translation>Une régression logistique&#xa0;: X → standardise → linear → binary_cross_entropy ← Y.</translation>
    </message>
    <message>
        <source>A softmax regression: X → standardise → linear → softmax_cross_entropy ← Y.</source>
        <translation>Une régression softmax&#xa0;: X → standardise → linear → softmax_cross_entropy ← Y.</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} et {1} de plus</translation>
    </message>
    <message>
        <source>Count as missing</source>
        <translation>Comptent comme manquantes</translation>
    </message>
    <message>
        <source>Take the number in them</source>
        <translation>Prendre le nombre qu’elles contiennent</translation>
    </message>
    <message>
        <source>Make the column one of text</source>
        <translation>Faire de la colonne du texte</translation>
    </message>
</context>
<context>
    <name>lacking</name>
    <message>
        <source>The canvas is empty: add operations to it, or open an example.</source>
        <translation>Le canevas est vide&#xa0;: ajoutez-y des opérations, ou ouvrez un exemple.</translation>
    </message>
    <message>
        <source>There are several losses: mark one of them as the one to train.</source>
        <translation>Il y a plusieurs pertes&#xa0;: marquez celle qu’il faut entraîner.</translation>
    </message>
    <message>
        <source>There is no loss yet: add one, such as mse, and wire both of its inputs.</source>
        <translation>Il n’y a pas encore de perte&#xa0;: ajoutez-en une, comme mse, et câblez ses deux entrées.</translation>
    </message>
    <message>
        <source>Nothing that leads to the loss can learn: add linear, or a parameter.</source>
        <translation>Rien de ce qui mène à la perte ne peut apprendre&#xa0;: ajoutez linear, ou un paramètre.</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>en</source>
        <translation>fr</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>0.5</source>
        <translation>0,5</translation>
    </message>
</context>
<context>
    <name>operations</name>
    <message>
        <source>input</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>paramètre</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linéaire, affine, couche dense</translation>
    </message>
    <message>
        <source>mse</source>
        <translation>erreur quadratique moyenne, moindres carrés</translation>
    </message>
    <message>
        <source>standardise</source>
        <translation>standardiser, centrer et réduire</translation>
    </message>
    <message>
        <source>normalise_rows</source>
        <translation>normaliser les lignes</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>abandon, dropout</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>unité linéaire rectifiée, ReLU</translation>
    </message>
    <message>
        <source>leaky_relu</source>
        <translation>ReLU avec fuite</translation>
    </message>
    <message>
        <source>elu</source>
        <translation>unité linéaire exponentielle, ELU</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tangente hyperbolique</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoïde, fonction logistique</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>silu</source>
        <translation>SiLU, swish</translation>
    </message>
    <message>
        <source>gelu</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax, exponentielle normalisée</translation>
    </message>
    <message>
        <source>mae</source>
        <translation>erreur absolue moyenne</translation>
    </message>
    <message>
        <source>huber</source>
        <translation>perte de Huber</translation>
    </message>
    <message>
        <source>binary_cross_entropy</source>
        <translation>entropie croisée binaire</translation>
    </message>
    <message>
        <source>softmax_cross_entropy</source>
        <translation>entropie croisée avec softmax</translation>
    </message>
    <message>
        <source>logistic_loss</source>
        <translation>perte logistique</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>perte charnière, machine à vecteurs de support</translation>
    </message>
    <message>
        <source>weighted_mse</source>
        <translation>erreur quadratique moyenne pondérée</translation>
    </message>
    <message>
        <source>weighted_binary_cross_entropy</source>
        <translation>entropie croisée binaire pondérée</translation>
    </message>
    <message>
        <source>l2_penalty</source>
        <translation>pénalité L2, ridge</translation>
    </message>
    <message>
        <source>l1_penalty</source>
        <translation>pénalité L1, lasso</translation>
    </message>
    <message>
        <source>add</source>
        <translation>addition, ajouter, plus</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>soustraction, soustraire, moins</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>multiplication, produit terme à terme</translation>
    </message>
    <message>
        <source>divide</source>
        <translation>division, diviser, quotient</translation>
    </message>
    <message>
        <source>negate</source>
        <translation>opposé, changer de signe</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>minimum de deux</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>maximum de deux</translation>
    </message>
    <message>
        <source>square</source>
        <translation>carré</translation>
    </message>
    <message>
        <source>power</source>
        <translation>puissance</translation>
    </message>
    <message>
        <source>sqrt</source>
        <translation>racine carrée</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>exponentielle</translation>
    </message>
    <message>
        <source>expm1</source>
        <translation>exponentielle moins un</translation>
    </message>
    <message>
        <source>log</source>
        <translation>logarithme naturel</translation>
    </message>
    <message>
        <source>log1p</source>
        <translation>logarithme de un plus</translation>
    </message>
    <message>
        <source>abs</source>
        <translation>valeur absolue</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>signe</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>borner, écrêter</translation>
    </message>
    <message>
        <source>sin</source>
        <translation>sinus</translation>
    </message>
    <message>
        <source>cos</source>
        <translation>cosinus</translation>
    </message>
    <message>
        <source>stop_gradient</source>
        <translation>arrêter le gradient</translation>
    </message>
    <message>
        <source>matmul</source>
        <translation>produit matriciel</translation>
    </message>
    <message>
        <source>transpose</source>
        <translation>transposée</translation>
    </message>
    <message>
        <source>concatenate</source>
        <translation>concaténer, juxtaposer</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>colonnes</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>lignes</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>répéter</translation>
    </message>
    <message>
        <source>reshape</source>
        <translation>redimensionner, changer de forme</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>somme</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>variance</translation>
    </message>
    <message>
        <source>max</source>
        <translation>plus grand élément</translation>
    </message>
    <message>
        <source>min</source>
        <translation>plus petit élément</translation>
    </message>
    <message>
        <source>log_sum_exp</source>
        <translation>logarithme de la somme des exponentielles</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>trace d’une matrice</translation>
    </message>
    <message>
        <source>reroute</source>
        <translation>relais, coude</translation>
    </message>
</context>
<context>
    <name>ops</name>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>Each element where it is positive, else 0.</source>
        <translation>Chaque élément là où il est positif, sinon 0.</translation>
    </message>
    <message>
        <source>At 0 there is no derivative: 0 is taken.</source>
        <translation>En 0, il n’y a pas de dérivée&#xa0;: on prend 0.</translation>
    </message>
    <message>
        <source>Each element where it is positive, else a small part of it.</source>
        <translation>Chaque élément là où il est positif, sinon une petite part de lui.</translation>
    </message>
    <message>
        <source>The slope α below 0</source>
        <translation>La pente α au-dessous de 0</translation>
    </message>
    <message>
        <source>At 0 there is no derivative: α is taken.</source>
        <translation>En 0, il n’y a pas de dérivée&#xa0;: on prend α.</translation>
    </message>
    <message>
        <source>The hyperbolic tangent of each element: between -1 and 1.</source>
        <translation>La tangente hyperbolique de chaque élément&#xa0;: entre -1 et 1.</translation>
    </message>
    <message>
        <source>Each element squeezed between 0 and 1, as a probability.</source>
        <translation>Chaque élément ramené entre 0 et 1, comme une probabilité.</translation>
    </message>
    <message>
        <source>A relu without its corner.</source>
        <translation>Un relu sans son angle.</translation>
    </message>
    <message>
        <source>Each element where it is positive, else an exponential that levels off at -α.</source>
        <translation>Chaque élément là où il est positif, sinon une exponentielle qui tend vers -α.</translation>
    </message>
    <message>
        <source>How far below 0 it goes: α</source>
        <translation>Jusqu’où il descend sous 0&#xa0;: α</translation>
    </message>
    <message>
        <source>At 0 there is no derivative unless α is 1: α is taken.</source>
        <translation>En 0, il n’y a pas de dérivée sauf si α vaut 1&#xa0;: on prend α.</translation>
    </message>
    <message>
        <source>Each element times its sigmoid, also called swish.</source>
        <translation>Chaque élément fois sa sigmoïde&#xa0;; aussi appelé swish.</translation>
    </message>
    <message>
        <source>Each element times the chance that a normal variable is smaller.</source>
        <translation>Chaque élément fois la probabilité qu’une variable normale lui soit inférieure.</translation>
    </message>
    <message>
        <source>By the normal distribution itself, or by a tanh that comes near it</source>
        <translation>Par la loi normale elle-même, ou par une tanh qui en est proche</translation>
    </message>
    <message>
        <source>Φ is the normal distribution. The form with tanh is within 0.0005 of the exact one, and quicker to compute.</source>
        <translation>Φ est la loi normale. La forme avec tanh est à moins de 0,0005 de la forme exacte, et plus rapide à calculer.</translation>
    </message>
    <message>
        <source>Each row made into probabilities, which add up to 1.</source>
        <translation>Chaque ligne changée en probabilités, de somme 1.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Arithmétique</translation>
    </message>
    <message>
        <source>The sum of two matrices, element by element; a row or a column is repeated.</source>
        <translation>La somme de deux matrices, élément par élément&#xa0;; une ligne ou une colonne est répétée.</translation>
    </message>
    <message>
        <source>The first matrix less the second, element by element.</source>
        <translation>La première matrice moins la seconde, élément par élément.</translation>
    </message>
    <message>
        <source>The product of two matrices, element by element.</source>
        <translation>Le produit de deux matrices, élément par élément.</translation>
    </message>
    <message>
        <source>The first matrix over the second, element by element.</source>
        <translation>La première matrice divisée par la seconde, élément par élément.</translation>
    </message>
    <message>
        <source>Over 0 the value is infinite, or not a number for 0/0.</source>
        <translation>Divisée par 0, la valeur est infinie, ou n’est pas un nombre pour 0/0.</translation>
    </message>
    <message>
        <source>Each element with the other sign.</source>
        <translation>Chaque élément avec le signe opposé.</translation>
    </message>
    <message>
        <source>Where A and B are equal there is no derivative: each is given half of G.</source>
        <translation>Là où A et B sont égaux, il n’y a pas de dérivée&#xa0;: chacun reçoit la moitié de G.</translation>
    </message>
    <message>
        <source>The smaller of two elements, place by place.</source>
        <translation>Le plus petit de deux éléments, place par place.</translation>
    </message>
    <message>
        <source>The larger of two elements, place by place.</source>
        <translation>Le plus grand de deux éléments, place par place.</translation>
    </message>
    <message>
        <source>How surprised logits are by targets of 0 and 1, summed over columns, mean over the q rows.</source>
        <translation>La surprise des logits devant des cibles 0 et 1, somme sur les colonnes, moyenne sur les q lignes.</translation>
    </message>
    <message>
        <source>Targets between 0 and 1 may stand for probabilities.</source>
        <translation>Des cibles entre 0 et 1 peuvent tenir lieu de probabilités.</translation>
    </message>
    <message>
        <source>How surprised the softmax of logits is by the right classes, mean over the q rows.</source>
        <translation>La surprise du softmax des logits devant les bonnes classes, moyenne sur les q lignes.</translation>
    </message>
    <message>
        <source>Y has a column of probabilities for each class, or one column of labels, counted from 0. Labels have gradient 0; one that names no column makes the loss not a number. t is 1 where a row of probabilities adds up to 1.</source>
        <translation>Y a une colonne de probabilités pour chaque classe, ou une seule colonne d’étiquettes, comptées à partir de 0. Les étiquettes ont le gradient 0&#xa0;; si l’une ne désigne aucune colonne, la perte n’est pas un nombre. t vaut 1 là où une ligne de probabilités a pour somme 1.</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Fonctions</translation>
    </message>
    <message>
        <source>Each element times itself.</source>
        <translation>Chaque élément fois lui-même.</translation>
    </message>
    <message>
        <source>Each element to the power k.</source>
        <translation>Chaque élément à la puissance k.</translation>
    </message>
    <message>
        <source>The exponent k</source>
        <translation>L’exposant k</translation>
    </message>
    <message>
        <source>A negative element has a power only where k is a whole number. At 0 the derivative is infinite where k lies between 0 and 1.</source>
        <translation>Un élément négatif n’a de puissance que si k est entier. En 0, la dérivée est infinie si k est entre 0 et 1.</translation>
    </message>
    <message>
        <source>The square root of each element.</source>
        <translation>La racine carrée de chaque élément.</translation>
    </message>
    <message>
        <source>A negative element has no root. At 0 the derivative is infinite.</source>
        <translation>Un élément négatif n’a pas de racine. En 0, la dérivée est infinie.</translation>
    </message>
    <message>
        <source>e to the power of each element.</source>
        <translation>e à la puissance de chaque élément.</translation>
    </message>
    <message>
        <source>The natural logarithm of each element.</source>
        <translation>Le logarithme naturel de chaque élément.</translation>
    </message>
    <message>
        <source>A negative element has no logarithm; that of 0 is minus infinity.</source>
        <translation>Un élément négatif n’a pas de logarithme&#xa0;; celui de 0 est moins l’infini.</translation>
    </message>
    <message>
        <source>Each element without its sign.</source>
        <translation>Chaque élément sans son signe.</translation>
    </message>
    <message>
        <source>e to the power of each element, less 1: exact near 0 too.</source>
        <translation>e à la puissance de chaque élément, moins 1&#xa0;: exact aussi près de 0.</translation>
    </message>
    <message>
        <source>The natural logarithm of 1 plus each element: exact near 0 too.</source>
        <translation>Le logarithme naturel de 1 plus chaque élément&#xa0;: exact aussi près de 0.</translation>
    </message>
    <message>
        <source>Below -1 there is no logarithm; at -1 it is minus infinity.</source>
        <translation>Au-dessous de -1, il n’y a pas de logarithme&#xa0;; en -1, c’est moins l’infini.</translation>
    </message>
    <message>
        <source>The sine of each element, in radians.</source>
        <translation>Le sinus de chaque élément, en radians.</translation>
    </message>
    <message>
        <source>The cosine of each element, in radians.</source>
        <translation>Le cosinus de chaque élément, en radians.</translation>
    </message>
    <message>
        <source>-1, 0 or 1: which side of 0 each element is on.</source>
        <translation>-1, 0 ou 1&#xa0;: de quel côté de 0 se trouve chaque élément.</translation>
    </message>
    <message>
        <source>Its derivative is 0, so that nothing behind it learns; at 0, where there is none, 0 is taken.</source>
        <translation>Sa dérivée est 0, si bien que rien derrière lui n’apprend&#xa0;; en 0, où il n’y en a pas, on prend 0.</translation>
    </message>
    <message>
        <source>Each element, but not below one bound nor above another.</source>
        <translation>Chaque élément, mais ni au-dessous d’une borne ni au-dessus d’une autre.</translation>
    </message>
    <message>
        <source>The lower bound l; empty for none</source>
        <translation>La borne inférieure l&#xa0;; vide s’il n’y en a pas</translation>
    </message>
    <message>
        <source>The upper bound u; empty for none</source>
        <translation>La borne supérieure u&#xa0;; vide s’il n’y en a pas</translation>
    </message>
    <message>
        <source>At a bound there is no derivative: 1 is taken, as between the bounds.</source>
        <translation>À une borne, il n’y a pas de dérivée&#xa0;: on prend 1, comme entre les bornes.</translation>
    </message>
    <message>
        <source>Passes a matrix on, and no gradient back: what lies behind it is held constant.</source>
        <translation>Transmet une matrice, et aucun gradient en retour&#xa0;: ce qui est derrière est tenu constant.</translation>
    </message>
    <message>
        <source>The value depends on A all the same: its gradient is 0 because this node says so.</source>
        <translation>La valeur dépend pourtant de A&#xa0;: son gradient est 0 parce que ce nœud en décide ainsi.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>While training, some elements are made 0 at random and the others larger; predictions keep all.</source>
        <translation>À l’entraînement, des éléments tirés au hasard sont mis à 0 et les autres agrandis&#xa0;; les prédictions les gardent tous.</translation>
    </message>
    <message>
        <source>The chance ρ of an element to be left out</source>
        <translation>La probabilité ρ qu’un élément soit mis de côté</translation>
    </message>
    <message>
        <source>Draws which elements are left out</source>
        <translation>Graine du tirage des éléments mis de côté</translation>
    </message>
    <message>
        <source>Each step of training draws M anew, from the seed, the node&apos;s name and the step&apos;s number, so that steps can be made again. Outside training, M is 1: what is shown, validated and predicted leaves nothing out.</source>
        <translation>Chaque pas d’entraînement tire M de nouveau, de la graine, du nom du nœud et du numéro du pas, si bien que les pas peuvent être refaits. Hors de l’entraînement, M vaut 1&#xa0;: ce qui est affiché, validé et prédit ne met rien de côté.</translation>
    </message>
    <message>
        <source>Each row of X times the weights, plus the bias.</source>
        <translation>Chaque ligne de X fois les poids, plus le biais.</translation>
    </message>
    <message>
        <source>Columns of its own W</source>
        <translation>Colonnes de son propre W</translation>
    </message>
    <message>
        <source>How its own W starts</source>
        <translation>Valeurs initiales de son propre W</translation>
    </message>
    <message>
        <source>How its own b starts</source>
        <translation>Valeurs initiales de son propre b</translation>
    </message>
    <message>
        <source>Whether training leaves its own W as it is</source>
        <translation>Si l’entraînement laisse son propre W tel quel</translation>
    </message>
    <message>
        <source>Whether training leaves its own b as it is</source>
        <translation>Si l’entraînement laisse son propre b tel quel</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Pertes</translation>
    </message>
    <message>
        <source>The squared error of a prediction, summed over columns, mean over the q rows.</source>
        <translation>L’erreur quadratique d’une prédiction, somme sur les colonnes, moyenne sur les q lignes.</translation>
    </message>
    <message>
        <source>The absolute error of a prediction, summed over columns, mean over the q rows.</source>
        <translation>L’erreur absolue d’une prédiction, somme sur les colonnes, moyenne sur les q lignes.</translation>
    </message>
    <message>
        <source>Where the prediction is its target there is no derivative: 0 is taken.</source>
        <translation>Là où la prédiction est égale à sa cible, il n’y a pas de dérivée&#xa0;: on prend 0.</translation>
    </message>
    <message>
        <source>Half the squared error near the target and the absolute error far off, so that outliers pull less.</source>
        <translation>La moitié de l’erreur quadratique près de la cible et l’erreur absolue au loin&#xa0;: les valeurs aberrantes tirent moins.</translation>
    </message>
    <message>
        <source>The distance δ from which the error counts singly</source>
        <translation>La distance δ à partir de laquelle l’erreur ne compte plus au carré</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrices</translation>
    </message>
    <message>
        <source>The matrix product: rows of the first times columns of the second.</source>
        <translation>Le produit matriciel&#xa0;: les lignes de la première fois les colonnes de la seconde.</translation>
    </message>
    <message>
        <source>Rows become columns.</source>
        <translation>Les lignes deviennent des colonnes.</translation>
    </message>
    <message>
        <source>Two matrices made one: side by side, or one below the other.</source>
        <translation>Deux matrices réunies&#xa0;: côte à côte, ou l’une sous l’autre.</translation>
    </message>
    <message>
        <source>Whether B&apos;s columns stand beside A&apos;s, or its rows below</source>
        <translation>Les colonnes de B à côté de celles de A, ou ses lignes au-dessous</translation>
    </message>
    <message>
        <source>Each input receives the part of G where it stands.</source>
        <translation>Chaque entrée reçoit la partie de G où elle se trouve.</translation>
    </message>
    <message>
        <source>Some neighbouring columns of a matrix.</source>
        <translation>Quelques colonnes voisines d’une matrice.</translation>
    </message>
    <message>
        <source>The first column, counted from 0</source>
        <translation>La première colonne, comptée à partir de 0</translation>
    </message>
    <message>
        <source>The column before which to stop; empty takes all that follow</source>
        <translation>La colonne avant laquelle s’arrêter&#xa0;; vide prend toutes les suivantes</translation>
    </message>
    <message>
        <source>Some neighbouring rows of a matrix.</source>
        <translation>Des lignes voisines d’une matrice.</translation>
    </message>
    <message>
        <source>The first row, counted from 0</source>
        <translation>La première ligne, comptée à partir de 0</translation>
    </message>
    <message>
        <source>The row before which to stop; empty takes all that follow</source>
        <translation>La ligne avant laquelle s’arrêter&#xa0;; vide prend toutes celles qui suivent</translation>
    </message>
    <message>
        <source>A matrix several times: below itself, and beside itself.</source>
        <translation>Une matrice plusieurs fois&#xa0;: sous elle-même et à côté d’elle-même.</translation>
    </message>
    <message>
        <source>How often it stands below itself: r</source>
        <translation>Combien de fois elle figure l’une sous l’autre&#xa0;: r</translation>
    </message>
    <message>
        <source>How often it stands beside itself: c</source>
        <translation>Combien de fois elle figure côte à côte&#xa0;: c</translation>
    </message>
    <message>
        <source>The gradient is the sum of the parts of G where each copy stands.</source>
        <translation>Le gradient est la somme des parties de G où se trouve chaque copie.</translation>
    </message>
    <message>
        <source>The same numbers, row by row, as a matrix of another shape.</source>
        <translation>Les mêmes nombres, ligne par ligne, en une matrice d’une autre forme.</translation>
    </message>
    <message>
        <source>Rows; empty for as many as the columns leave</source>
        <translation>Lignes&#xa0;; vide&#xa0;: autant que les colonnes en laissent</translation>
    </message>
    <message>
        <source>Columns; empty for as many as the rows leave</source>
        <translation>Colonnes&#xa0;; vide&#xa0;: autant que les lignes en laissent</translation>
    </message>
    <message>
        <source>Reductions</source>
        <translation>Réductions</translation>
    </message>
    <message>
        <source>One number of all elements, one for each row, or one for each column</source>
        <translation>Un nombre pour tous les éléments, un par ligne, ou un par colonne</translation>
    </message>
    <message>
        <source>The sum of all elements, of each row or of each column.</source>
        <translation>La somme de tous les éléments, de chaque ligne ou de chaque colonne.</translation>
    </message>
    <message>
        <source>The mean of all elements, of each row or of each column.</source>
        <translation>La moyenne de tous les éléments, de chaque ligne ou de chaque colonne.</translation>
    </message>
    <message>
        <source>The variance of all elements, of each row or of each column.</source>
        <translation>La variance de tous les éléments, de chaque ligne ou de chaque colonne.</translation>
    </message>
    <message>
        <source>Taken off the count that divides: c is 0 for a population, 1 for a sample</source>
        <translation>Retranché de l’effectif qui divise&#xa0;: c vaut 0 pour une population, 1 pour un échantillon</translation>
    </message>
    <message>
        <source>m numbers go into each variance: all, those of a row, or of a column.</source>
        <translation>m nombres entrent dans chaque variance&#xa0;: tous, ceux d’une ligne, ou d’une colonne.</translation>
    </message>
    <message>
        <source>Where several elements are equal there is no derivative: they share G in equal parts.</source>
        <translation>Où plusieurs éléments sont égaux, il n’y a pas de dérivée&#xa0;: ils se partagent G à parts égales.</translation>
    </message>
    <message>
        <source>The largest of all elements, of each row or of each column.</source>
        <translation>Le plus grand de tous les éléments, de chaque ligne ou de chaque colonne.</translation>
    </message>
    <message>
        <source>The smallest of all elements, of each row or of each column.</source>
        <translation>Le plus petit de tous les éléments, de chaque ligne ou de chaque colonne.</translation>
    </message>
    <message>
        <source>A maximum without corners: the logarithm of the sum of exponentials, of all, of each row or column.</source>
        <translation>Un maximum sans angles&#xa0;: le logarithme de la somme des exponentielles, de tout, de chaque ligne ou colonne.</translation>
    </message>
    <message>
        <source>The sum of the diagonal of a square matrix.</source>
        <translation>La somme de la diagonale d’une matrice carrée.</translation>
    </message>
    <message>
        <source>Each row less its mean, over its standard deviation.</source>
        <translation>Chaque ligne moins sa moyenne, divisée par son écart-type.</translation>
    </message>
    <message>
        <source>Added to the variance, so that it is never 0: ε</source>
        <translation>Ajouté à la variance, pour qu’elle ne soit jamais nulle&#xa0;: ε</translation>
    </message>
    <message>
        <source>Penalties</source>
        <translation>Pénalités</translation>
    </message>
    <message>
        <source>The weight λ of the penalty</source>
        <translation>Le poids λ de la pénalité</translation>
    </message>
    <message>
        <source>λ times the sum of the squares.</source>
        <translation>λ fois la somme des carrés.</translation>
    </message>
    <message>
        <source>λ times the sum of the absolute values; drives small numbers to 0.</source>
        <translation>λ fois la somme des valeurs absolues&#xa0;; pousse les petits nombres vers 0.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>A matrix that you give: columns of a table, or numbers that you type.</source>
        <translation>Une matrice donnée&#xa0;: colonnes d’un tableau, ou nombres saisis.</translation>
    </message>
    <message>
        <source>The numbers themselves</source>
        <translation>Les nombres eux-mêmes</translation>
    </message>
    <message>
        <source>The table that the columns come from</source>
        <translation>Le tableau d’où viennent les colonnes</translation>
    </message>
    <message>
        <source>The table&apos;s columns, in order</source>
        <translation>Les colonnes du tableau, dans l’ordre</translation>
    </message>
    <message>
        <source>Subtracted from the numbers: one for all, or one a column</source>
        <translation>Retranché des nombres&#xa0;: un pour tous, ou un par colonne</translation>
    </message>
    <message>
        <source>What the numbers are then divided by: one for all, or one a column</source>
        <translation>Ce par quoi les nombres sont ensuite divisés&#xa0;: un pour tous, ou un par colonne</translation>
    </message>
    <message>
        <source>A matrix that training learns; wire it to several nodes to share it.</source>
        <translation>Une matrice que l’entraînement apprend&#xa0;; reliez-la à plusieurs nœuds pour la partager.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>How it starts</source>
        <translation>Valeurs initiales</translation>
    </message>
    <message>
        <source>Whether training leaves it as it is</source>
        <translation>Si l’entraînement le laisse tel quel</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Mise en page</translation>
    </message>
    <message>
        <source>Passes a matrix on unchanged: a bend in a wire, or a place where it divides.</source>
        <translation>Transmet une matrice telle quelle&#xa0;: un coude dans un fil, ou l’endroit où il se divise.</translation>
    </message>
    <message>
        <source>Each column less its mean, over its standard deviation; both stand in the node.</source>
        <translation>Chaque colonne moins sa moyenne, divisée par son écart-type&#xa0;; les deux sont inscrits dans le nœud.</translation>
    </message>
    <message>
        <source>Subtracted: one number for all, or one a column: μ</source>
        <translation>Soustrait&#xa0;: un nombre pour toutes, ou un par colonne&#xa0;: μ</translation>
    </message>
    <message>
        <source>Divided by: one for all, or one a column: σ</source>
        <translation>Diviseur&#xa0;: un pour toutes, ou un par colonne&#xa0;: σ</translation>
    </message>
    <message>
        <source>How surprised logits are by classes of -1 and 1, summed over columns, mean over the q rows.</source>
        <translation>Combien des logits sont surpris par des classes -1 et 1, sommé sur les colonnes, moyenné sur les q lignes.</translation>
    </message>
    <message>
        <source>The same as binary_cross_entropy, which calls the classes 0 and 1 where they are -1 and 1 here.</source>
        <translation>La même que binary_cross_entropy, qui appelle 0 et 1 les classes qui sont -1 et 1 ici.</translation>
    </message>
    <message>
        <source>By how much numbers miss a margin of 1 on the side of their class, -1 or 1: a support vector machine.</source>
        <translation>De combien des nombres manquent une marge de 1 du côté de leur classe, -1 ou 1&#xa0;: une machine à vecteurs de support.</translation>
    </message>
    <message>
        <source>At the margin itself there is no derivative: 0 is taken.</source>
        <translation>À la marge même, il n’y a pas de dérivée&#xa0;: on prend 0.</translation>
    </message>
    <message>
        <source>w has one column of weights, 0 or more, such as an input that reads a column of the table. Only their proportions count; where all are 0, so is the loss.</source>
        <translation>w a une colonne de poids, 0 ou plus, comme une entrée qui lit une colonne du tableau. Seules leurs proportions comptent&#xa0;; là où tous sont 0, la perte l’est aussi.</translation>
    </message>
    <message>
        <source>The squared error of a prediction, in which each row counts as its weight says.</source>
        <translation>L’erreur quadratique d’une prédiction, où chaque ligne compte selon son poids.</translation>
    </message>
    <message>
        <source>How surprised logits are by targets of 0 and 1, in which each row counts as its weight says.</source>
        <translation>Combien des logits sont surpris par des cibles 0 et 1, où chaque ligne compte selon son poids.</translation>
    </message>
</context>
<context>
    <name>panels</name>
    <message>
        <source>As it was opened</source>
        <translation>Tel qu’à l’ouverture</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Every operation, to be dragged onto the canvas.</source>
        <translation>Toutes les opérations, à glisser sur le canevas.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>What is selected: its properties, values and gradients.</source>
        <translation>Ce qui est sélectionné&#xa0;: ses propriétés, ses valeurs et ses gradients.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>The loss at every step, of this run and of others.</source>
        <translation>La perte à chaque pas, de cette exécution et des autres.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustement</translation>
    </message>
    <message>
        <source>What the model predicts beside what the data say.</source>
        <translation>Ce que prédit le modèle à côté de ce que disent les données.</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradients</translation>
    </message>
    <message>
        <source>How large the gradient along every wire is, step after step.</source>
        <translation>La grandeur du gradient le long de chaque fil, pas après pas.</translation>
    </message>
    <message>
        <source>To build with</source>
        <translation>Pour construire</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>What was learnt</source>
        <translation>Ce qui a été appris</translation>
    </message>
    <message>
        <source>To learn with</source>
        <translation>Pour apprendre</translation>
    </message>
    <message>
        <source>Gradients and what follows from them</source>
        <translation>Les gradients et ce qui en découle</translation>
    </message>
    <message>
        <source>Learning rate, optimiser, batches, schedule, and when to stop.</source>
        <translation>Taux d’apprentissage, optimiseur, lots, décroissance du taux et condition d’arrêt.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>The runs to compare, to be named and kept in the file.</source>
        <translation>Les exécutions à comparer, à nommer et à garder dans le fichier.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>The operation done last, with its formula and numbers.</source>
        <translation>La dernière opération faite, avec sa formule et ses nombres.</translation>
    </message>
    <message>
        <source>Why this number?</source>
        <translation>Pourquoi ce nombre&#x202f;?</translation>
    </message>
    <message>
        <source>The gradient of what is selected, derived line by line with its numbers.</source>
        <translation>Le gradient de ce qui est sélectionné, dérivé ligne par ligne avec ses nombres.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>A formula of yours for the gradient of what is selected, checked at once.</source>
        <translation>Votre formule pour le gradient de la sélection, vérifiée aussitôt.</translation>
    </message>
    <message>
        <source>Broken gradient</source>
        <translation>Gradient faux</translation>
    </message>
    <message>
        <source>An exercise: one gradient of the graph is wrong, and is to be found.</source>
        <translation>Un exercice&#xa0;: un gradient du graphe est faux, il faut le trouver.</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>Prédire d’abord</translation>
    </message>
    <message>
        <source>An exercise: gradients are hidden until they are predicted.</source>
        <translation>Un exercice&#xa0;: les gradients sont cachés jusqu’à ce qu’ils soient prédits.</translation>
    </message>
    <message>
        <source>Jacobian</source>
        <translation>Jacobienne</translation>
    </message>
    <message>
        <source>How each number of an operation moves with each of an input, as a matrix.</source>
        <translation>Comment chaque nombre d’une opération bouge avec chacun d’une entrée, en une matrice.</translation>
    </message>
    <message>
        <source>Lines, curves and classes with noise, made by sliders.</source>
        <translation>Des droites, des courbes et des classes bruitées, réglées par des curseurs.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>The numbers of the data, to be typed over, copied and pasted.</source>
        <translation>Les nombres des données, à modifier, à copier et à coller.</translation>
    </message>
    <message>
        <source>Forward mode</source>
        <translation>Mode direct</translation>
    </message>
    <message>
        <source>How every value moves when one number moves.</source>
        <translation>Comment chaque valeur bouge quand un nombre bouge.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Every edit since the document was opened; a click goes back to it.</source>
        <translation>Toutes les modifications depuis l’ouverture du document&#x202f;; un clic y ramène.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>The model&apos;s coefficients and scores, beside the best there are.</source>
        <translation>Les coefficients et les scores du modèle, à côté des meilleurs possibles.</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Leçon</translation>
    </message>
    <message>
        <source>What there is to learn, step by step, on graphs of its own.</source>
        <translation>Ce qu’il y a à apprendre, pas à pas, sur des graphes à part.</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>The loss over two of the parameters, and the way that training takes.</source>
        <translation>La perte en fonction de deux paramètres, et le chemin que prend l’entraînement.</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Régions</translation>
    </message>
    <message>
        <source>Which class the model gives to every place of the plane.</source>
        <translation>La classe que le modèle donne à chaque point du plan.</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Résidus</translation>
    </message>
    <message>
        <source>How far the predictions are from the data.</source>
        <translation>L’écart entre les prédictions et les données.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Every parameter at every step.</source>
        <translation>Chaque paramètre à chaque pas.</translation>
    </message>
    <message>
        <source>Pulls</source>
        <translation>Tractions</translation>
    </message>
    <message>
        <source>How each example pulls at two parameters, and how much it decides.</source>
        <translation>Comment chaque exemple tire sur deux paramètres, et combien il décide.</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>Courbure</translation>
    </message>
    <message>
        <source>The largest curvature of the loss, and what learning rate it allows.</source>
        <translation>La plus grande courbure de la perte, et le taux d’apprentissage qu’elle permet.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>A gradient checked by difference quotients, for every step h.</source>
        <translation>Un gradient vérifié par des quotients de différences, pour chaque pas h.</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>This needs more memory than there is: take fewer rows or smaller matrices.</source>
        <translation>Cela demande plus de mémoire qu’il n’y en a&#xa0;: prenez moins de lignes ou de plus petites matrices.</translation>
    </message>
    <message>
        <source>Interrupted; nothing more was written.</source>
        <translation>Interrompu&#xa0;; rien d’autre n’a été écrit.</translation>
    </message>
    <message>
        <source>{file} cannot be used: {reason}.</source>
        <translation>{file} ne peut être utilisé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>What was found cannot be written: {reason}.</source>
        <translation>Le résultat ne peut être écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>“{language}” is not spoken here: choose among {known}.</source>
        <translation>«&#x202f;{language}&#x202f;» n’est pas une langue connue&#x202f;: choisissez parmi {known}.</translation>
    </message>
    <message>
        <source>Standard output is closed: there is nowhere to write to.</source>
        <translation>La sortie standard est fermée&#xa0;: il n’y a nulle part où écrire.</translation>
    </message>
    <message>
        <source>There is no file {file}, nor a command of that name: graphgui --help lists them.</source>
        <translation>Il n’y a ni fichier {file}, ni commande de ce nom&#xa0;: graphgui --help les énumère.</translation>
    </message>
    <message>
        <source>The window cannot be opened, for something that it needs is missing: {reason}.</source>
        <translation>La fenêtre ne peut pas s’ouvrir, car il lui manque quelque chose&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Name the folder of the lesson to check.</source>
        <translation>Nommez le dossier de la leçon à vérifier.</translation>
    </message>
    <message>
        <source>{reason}; {command} --help shows how.</source>
        <translation>{reason}&#xa0;; {command} --help montre comment.</translation>
    </message>
    <message>
        <source>“{text}” is no number of steps: give a whole number from 1</source>
        <translation>«&#x202f;{text}&#x202f;» n’est pas un nombre de pas&#xa0;: donnez un entier à partir de 1</translation>
    </message>
    <message>
        <source>“{text}” is no seed: give a whole number from 0</source>
        <translation>«&#x202f;{text}&#x202f;» n’est pas une graine&#xa0;: donnez un entier à partir de 0</translation>
    </message>
    <message>
        <source>“{text}” is no learning rate: give a number above 0</source>
        <translation>«&#x202f;{text}&#x202f;» n’est pas un taux d’apprentissage&#xa0;: donnez un nombre au-dessus de 0</translation>
    </message>
    <message>
        <source>{file} is no file with a beginning and an end: choose another.</source>
        <translation>{file} n’est pas un fichier ordinaire, avec un début et une fin&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>{file} is not UTF-8 text: choose another file, or save this one as UTF-8.</source>
        <translation>{file} n’est pas un texte UTF-8&#xa0;: choisissez un autre fichier, ou enregistrez celui-ci en UTF-8.</translation>
    </message>
    <message>
        <source>{file} is empty: choose another file.</source>
        <translation>{file} est vide&#xa0;: choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>There is no file {file}: check its name and its folder.</source>
        <translation>Il n’y a pas de fichier {file}&#xa0;: vérifiez son nom et son dossier.</translation>
    </message>
    <message>
        <source>{file} is a directory: name a file in it.</source>
        <translation>{file} est un dossier&#xa0;: nommez un fichier qu’il contient.</translation>
    </message>
    <message>
        <source>{file} is a link that leads in a circle: choose another.</source>
        <translation>{file} est un lien qui tourne en rond&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>{file} may not be read: ask its owner for permission.</source>
        <translation>{file} est interdit de lecture&#xa0;: demandez-en le droit à son propriétaire.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The column “{column}” has no rows: give it numbers.</source>
        <translation>La colonne «&#x202f;{column}&#x202f;» n’a pas de lignes&#xa0;: donnez-lui des nombres.</translation>
    </message>
    <message>
        <source>The column “{column}” has {found} rows, and the first has {expected}.</source>
        <translation>La colonne «&#x202f;{column}&#x202f;» a {found} lignes, et la première en a {expected}.</translation>
    </message>
    <message>
        <source>The column “{column}” holds a number that is not finite.</source>
        <translation>La colonne «&#x202f;{column}&#x202f;» contient un nombre qui n’est pas fini.</translation>
    </message>
    <message>
        <source>No column of the table is named: choose among {known}.</source>
        <translation>Aucune colonne du tableau n’est nommée&#xa0;: choisissez parmi {known}.</translation>
    </message>
    <message>
        <source>The table has no column “{column}”: choose among {known}.</source>
        <translation>Le tableau n’a pas de colonne «&#x202f;{column}&#x202f;»&#xa0;: choisissez parmi {known}.</translation>
    </message>
    <message>
        <source>This table has {count} columns: {most} are the most that may be. If each is an example, exchange rows and columns.</source>
        <translation>Ce tableau a {count} colonnes&#xa0;: il peut y en avoir {most} au plus. Si chacune est un exemple, échangez lignes et colonnes.</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read as {suffix}: is it damaged, or of another kind?</source>
        <translation>{file} ne peut être lu comme {suffix}&#xa0;: est-il abîmé, ou d’un autre type&#xa0;?</translation>
    </message>
    <message>
        <source>There is no sheet “{sheet}”: choose among {known}.</source>
        <translation>Il n’y a pas de feuille «&#xa0;{sheet}&#xa0;»&#xa0;: choisissez parmi {known}.</translation>
    </message>
    <message>
        <source>The sheet is empty: choose another.</source>
        <translation>La feuille est vide&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Some formulas have no results in the file: open it in a spreadsheet program, and save it there.</source>
        <translation>Certaines formules n’ont pas de résultat dans le fichier&#xa0;: ouvrez-le dans un tableur et enregistrez-le là.</translation>
    </message>
    <message>
        <source>Row {row} cannot be read: is a quotation mark missing?</source>
        <translation>La ligne {row} ne peut pas être lue&#xa0;: manque-t-il un guillemet&#xa0;?</translation>
    </message>
    <message>
        <source>This is no table of numbers: write a header line, then one row a line.</source>
        <translation>Ce n’est pas un tableau de nombres&#xa0;: écrivez une ligne d’en-tête, puis une ligne par exemple.</translation>
    </message>
    <message>
        <source>This file holds characters that no text has.</source>
        <translation>Ce fichier contient des caractères qu’aucun texte n’a.</translation>
    </message>
    <message>
        <source>Row {row} has {found} of {expected} cells: the others are missing.</source>
        <translation>La ligne {row} a {found} cellules sur {expected}&#xa0;: les autres manquent.</translation>
    </message>
    <message>
        <source>{count} rows, the first is row {row}, have fewer than {expected} cells: the others are missing.</source>
        <translation>{count} lignes, la première étant la ligne {row}, ont moins de {expected} cellules&#xa0;: les autres manquent.</translation>
    </message>
    <message>
        <source>Row {row} has {found} cells and others have {expected}: make them the same.</source>
        <translation>La ligne {row} a {found} cellules et d’autres en ont {expected}&#xa0;: égalisez-les.</translation>
    </message>
    <message>
        <source>The header has {expected} cells and row {row} has {found}: make them the same.</source>
        <translation>L’en-tête a {expected} cases et la ligne {row} en a {found}&#xa0;: rendez-les égales.</translation>
    </message>
    <message>
        <source>The header has one cell and row {row} has {found}: make them the same.</source>
        <translation>L’en-tête a une case et la ligne {row} en a {found}&#xa0;: rendez-les égales.</translation>
    </message>
    <message>
        <source>There are no rows in this file: skip fewer lines.</source>
        <translation>Il n’y a pas de ligne dans ce fichier&#xa0;: sautez moins de lignes.</translation>
    </message>
    <message>
        <source>Each line is read as two numbers: choose another separator if the comma is a decimal one.</source>
        <translation>Chaque ligne est lue comme deux nombres&#xa0;: choisissez un autre séparateur si la virgule est décimale.</translation>
    </message>
    <message>
        <source>The first line, {line}, names the separator.</source>
        <translation>La première ligne, {line}, nomme le séparateur.</translation>
    </message>
    <message>
        <source>{count} lines above the table are left out: “{line}”.</source>
        <translation>{count} lignes au-dessus du tableau sont laissées de côté&#xa0;: «&#xa0;{line}&#xa0;».</translation>
    </message>
    <message>
        <source>A line above the table is left out: “{line}”.</source>
        <translation>Une ligne au-dessus du tableau est laissée de côté&#xa0;: «&#xa0;{line}&#xa0;».</translation>
    </message>
    <message>
        <source>The file has no header: its columns are numbered.</source>
        <translation>Le fichier n’a pas d’en-tête&#xa0;: ses colonnes sont numérotées.</translation>
    </message>
    <message>
        <source>A backslash stands before quotation marks within cells.</source>
        <translation>Une barre oblique inverse précède les guillemets à l’intérieur des cellules.</translation>
    </message>
    <message>
        <source>The text is not UTF-8: it is read as {encoding}.</source>
        <translation>Le texte n’est pas en UTF-8&#xa0;: il est lu en {encoding}.</translation>
    </message>
    <message>
        <source>Quotation marks are part of the text.</source>
        <translation>Les guillemets font partie du texte.</translation>
    </message>
    <message>
        <source>Row {row} is a rule: it is left out.</source>
        <translation>La ligne {row} est un filet&#xa0;: elle est laissée de côté.</translation>
    </message>
    <message>
        <source>Row {row} is a note of Qualtrics for itself: it is left out.</source>
        <translation>La ligne {row} est une note interne de Qualtrics&#xa0;: elle est laissée de côté.</translation>
    </message>
    <message>
        <source>Row {row} holds units, and is left out: {units}.</source>
        <translation>La ligne {row} contient des unités et est laissée de côté&#xa0;: {units}.</translation>
    </message>
    <message>
        <source>Row {row} has nothing in column “{column}”: fill it in or leave the row out.</source>
        <translation>La ligne {row} n’a rien dans la colonne «&#x202f;{column}&#x202f;»&#xa0;: remplissez-la ou ôtez la ligne.</translation>
    </message>
    <message>
        <source>Row {row} has “{text}” in column “{column}”, where a number is needed.</source>
        <translation>La ligne {row} a «&#x202f;{text}&#x202f;» dans la colonne «&#x202f;{column}&#x202f;», où il faut un nombre.</translation>
    </message>
    <message>
        <source>There are no rows below the header: add some.</source>
        <translation>Il n’y a pas de lignes sous l’en-tête&#xa0;: ajoutez-en.</translation>
    </message>
    <message>
        <source>The first row needs to hold the columns&apos; names: add them.</source>
        <translation>La première ligne doit porter les noms des colonnes&#xa0;: ajoutez-les.</translation>
    </message>
    <message>
        <source>Column {number} has no name: give it one.</source>
        <translation>La colonne {number} n’a pas de nom&#xa0;: donnez-lui-en un.</translation>
    </message>
    <message>
        <source>Two columns are called “{column}”: rename one.</source>
        <translation>Deux colonnes s’appellent «&#x202f;{column}&#x202f;»&#xa0;: renommez-en une.</translation>
    </message>
    <message>
        <source>There are no columns: add one.</source>
        <translation>Il n’y a pas de colonnes&#xa0;: ajoutez-en une.</translation>
    </message>
    <message>
        <source>There is another node called “{node}”.</source>
        <translation>Un autre nœud s’appelle «&#x202f;{node}&#x202f;».</translation>
    </message>
    <message>
        <source>Validation needs two examples, and the loss compares one row.</source>
        <translation>La validation demande deux exemples, et la perte compare une seule ligne.</translation>
    </message>
    <message>
        <source>The graph needs all of its examples at once: with a part of them, {reason}</source>
        <translation>Le graphe a besoin de tous ses exemples à la fois&#xa0;: avec une partie d’entre eux, {reason}</translation>
    </message>
    <message>
        <source>The graph has no loss, so there is no gradient to check.</source>
        <translation>Le graphe n’a pas de perte, donc pas de gradient à vérifier.</translation>
    </message>
    <message>
        <source>There is no node called “{node}”.</source>
        <translation>Aucun nœud ne s’appelle «&#x202f;{node}&#x202f;».</translation>
    </message>
    <message>
        <source>“{node}” has no output called “{port}”; its output is “{known}”.</source>
        <translation>«&#x202f;{node}&#x202f;» n’a pas de sortie «&#x202f;{port}&#x202f;»&#xa0;; sa sortie est «&#x202f;{known}&#x202f;».</translation>
    </message>
    <message>
        <source>“{node}” has no input called “{port}”; its inputs are {known}.</source>
        <translation>«&#x202f;{node}&#x202f;» n’a pas d’entrée «&#x202f;{port}&#x202f;»&#xa0;; ses entrées sont {known}.</translation>
    </message>
    <message>
        <source>“{node}” has wires already: only a node without any is inserted.</source>
        <translation>«&#x202f;{node}&#x202f;» a déjà des fils&#xa0;: seul un nœud qui n’en a pas est inséré.</translation>
    </message>
    <message>
        <source>“{node}” takes no wire: it has no input.</source>
        <translation>«&#x202f;{node}&#x202f;» ne reçoit pas de fil&#xa0;: il n’a pas d’entrée.</translation>
    </message>
    <message>
        <source>{port} of “{node}” has a wire already; an input takes one.</source>
        <translation>{port} de «&#x202f;{node}&#x202f;» a déjà un fil&#xa0;; une entrée n’en reçoit qu’un.</translation>
    </message>
    <message>
        <source>A wire from “{source}” to “{node}” would close a loop.</source>
        <translation>Un fil de «&#x202f;{source}&#x202f;» à «&#x202f;{node}&#x202f;» fermerait une boucle.</translation>
    </message>
    <message>
        <source>There are two nodes called “{node}”.</source>
        <translation>Deux nœuds s’appellent «&#x202f;{node}&#x202f;».</translation>
    </message>
    <message>
        <source>“{node}” still has wires.</source>
        <translation>«&#x202f;{node}&#x202f;» a encore des fils.</translation>
    </message>
    <message>
        <source>There is no wire {wire}.</source>
        <translation>Il n’y a pas de fil {wire}.</translation>
    </message>
    <message>
        <source>“{node}” cannot become another operation.</source>
        <translation>«&#x202f;{node}&#x202f;» ne peut pas devenir une autre opération.</translation>
    </message>
    <message>
        <source>“{node}” is not empty.</source>
        <translation>«&#x202f;{node}&#x202f;» n’est pas vide.</translation>
    </message>
    <message>
        <source>“{node}” cannot be inside itself.</source>
        <translation>«&#x202f;{node}&#x202f;» ne peut pas se contenir lui-même.</translation>
    </message>
    <message>
        <source>“{node}” is no name for a node or group: it has no dot and no space at its ends.</source>
        <translation>«&#x202f;{node}&#x202f;» n’est pas un nom de nœud ou de groupe&#xa0;: il n’a ni point, ni espace au début ou à la fin.</translation>
    </message>
    <message>
        <source>There is a group called “{node}” already.</source>
        <translation>Un groupe s’appelle déjà «&#x202f;{node}&#x202f;».</translation>
    </message>
    <message>
        <source>“{node}” has no property called “{attribute}”; {op} has {known}.</source>
        <translation>«&#x202f;{node}&#x202f;» n’a pas de propriété «&#x202f;{attribute}&#x202f;»&#xa0;; {op} a {known}.</translation>
    </message>
    <message>
        <source>“{node}”: {reason}</source>
        <translation>«&#x202f;{node}&#x202f;»&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>“{node}”: {port} starts as a matrix of {given}, and its shape is {shape}.</source>
        <translation>«&#x202f;{node}&#x202f;»&#xa0;: la valeur initiale de {port} est une matrice {given}, et sa forme est {shape}.</translation>
    </message>
    <message>
        <source>“{node}” would give {shape}: the graph must be compiled anew.</source>
        <translation>«&#x202f;{node}&#x202f;» donnerait {shape}&#xa0;: le graphe doit être compilé de nouveau.</translation>
    </message>
    <message>
        <source>The loss must be one number, and “{node}” gives {shape}.</source>
        <translation>La perte doit être un seul nombre, et «&#x202f;{node}&#x202f;» donne {shape}.</translation>
    </message>
    <message>
        <source>“{node}” has no numbers yet: give it a table&apos;s columns, or type some.</source>
        <translation>«&#x202f;{node}&#x202f;» n’a pas encore de nombres&#xa0;: donnez-lui les colonnes d’un tableau, ou saisissez-en.</translation>
    </message>
    <message>
        <source>“{node}” needs a wire at {ports}.</source>
        <translation>«&#x202f;{node}&#x202f;» a besoin d’un fil en {ports}.</translation>
    </message>
    <message>
        <source>“{node}”: {reason}.</source>
        <translation>«&#x202f;{node}&#x202f;»&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>There is nothing to analyse without a loss and parameters.</source>
        <translation>Sans perte ni paramètres, il n’y a rien à analyser.</translation>
    </message>
    <message>
        <source>The graph has nothing to train: add a linear or a parameter.</source>
        <translation>Le graphe n’a rien à entraîner&#xa0;: ajoutez un linear ou un parameter.</translation>
    </message>
    <message>
        <source>All parameters are frozen: let one of them train, and try again.</source>
        <translation>Tous les paramètres sont figés&#xa0;: laissez-en un apprendre, puis réessayez.</translation>
    </message>
    <message>
        <source>L-BFGS needs the same loss in each step, and dropout makes it another: choose another optimiser.</source>
        <translation>L-BFGS a besoin de la même perte à chaque pas, et dropout la change&#xa0;: choisissez un autre optimiseur.</translation>
    </message>
    <message>
        <source>The graph has several losses: mark the one to train.</source>
        <translation>Le graphe a plusieurs pertes&#xa0;: marquez celle à entraîner.</translation>
    </message>
    <message>
        <source>The graph has no loss to train: add an mse, or mark a node of one number as the loss.</source>
        <translation>Le graphe n’a pas de perte à entraîner&#xa0;: ajoutez un mse, ou marquez comme perte un nœud d’un seul nombre.</translation>
    </message>
    <message>
        <source>“{name}” has more than two dimensions.</source>
        <translation>«&#x202f;{name}&#x202f;» a plus de deux dimensions.</translation>
    </message>
    <message>
        <source>{op} takes {count} wires.</source>
        <translation>{op} reçoit {count} fils.</translation>
    </message>
    <message>
        <source>“{node}” takes the name of a node at {port}: give numbers to an input first.</source>
        <translation>«&#xa0;{node}&#xa0;» prend le nom d’un nœud en {port}&#xa0;: donnez d’abord les nombres à un input.</translation>
    </message>
    <message>
        <source>There is no setting called “{name}”; there are {known}.</source>
        <translation>Il n’y a pas de réglage appelé «&#xa0;{name}&#xa0;»&#xa0;; il y a {known}.</translation>
    </message>
    <message>
        <source>The graph has no loss, so there is no gradient.</source>
        <translation>Le graphe n’a pas de perte, donc pas de gradient.</translation>
    </message>
    <message>
        <source>“{node}” has no port called “{port}”; it has {known}.</source>
        <translation>«&#x202f;{node}&#x202f;» n’a pas de port «&#x202f;{port}&#x202f;»&#xa0;; il a {known}.</translation>
    </message>
    <message>
        <source>“{name}” has no numbers.</source>
        <translation>«&#xa0;{name}&#xa0;» n’a pas de nombres.</translation>
    </message>
    <message>
        <source>“{name}” holds {number} at [{row}, {column}], in row {nth}: fill in or leave out what is no finite number.</source>
        <translation>«&#xa0;{name}&#xa0;» contient {number} en [{row}, {column}], à la ligne {nth}&#xa0;: complétez ou laissez de côté ce qui n’est pas un nombre fini.</translation>
    </message>
    <message>
        <source>“{name}” is a masked array: fill its masked numbers, or leave their rows out.</source>
        <translation>«&#xa0;{name}&#xa0;» est un tableau masqué&#xa0;: complétez ses nombres masqués, ou laissez leurs lignes de côté.</translation>
    </message>
    <message>
        <source>“{name}” is no matrix of numbers: give rows of numbers, all of one length.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas une matrice de nombres&#xa0;: donnez des lignes de nombres, toutes de même longueur.</translation>
    </message>
    <message>
        <source>Z is {logits} and Y is {target}: each logit needs a target, 0 or 1</source>
        <translation>Z est {logits} et Y est {target}&#xa0;: à chaque logit il faut une cible, 0 ou 1</translation>
    </message>
    <message>
        <source>it is {number} in row {row}, column {column}, and 0, 1 or a probability in between is needed</source>
        <translation>il vaut {number} à la ligne {row}, colonne {column}, et il faut 0, 1 ou une probabilité entre les deux</translation>
    </message>
    <message>
        <source>Z is {logits} and Y is {target}: Y needs {rows} rows, and {columns} columns of probabilities or one column of labels</source>
        <translation>Z est {logits} et Y est {target}&#xa0;: il faut à Y {rows} lignes, et {columns} colonnes de probabilités ou une colonne d’étiquettes</translation>
    </message>
    <message>
        <source>there is one column of logits, whose softmax is 1 whatever it holds: take binary_cross_entropy for two classes, or a column of logits for each class</source>
        <translation>il n’y a qu’une colonne de logits, dont le softmax vaut 1 quoi qu’elle contienne&#xa0;: prenez binary_cross_entropy pour deux classes, ou une colonne de logits par classe</translation>
    </message>
    <message>
        <source>it is {number} in row {row}, column {column}, and that is no probability</source>
        <translation>il vaut {number} à la ligne {row}, colonne {column}, et ce n’est pas une probabilité</translation>
    </message>
    <message>
        <source>its labels run from 1 to {columns}, and are counted from 0: take 1 from each</source>
        <translation>ses étiquettes vont de 1 à {columns}, et se comptent à partir de 0&#xa0;: retranchez 1 à chacune</translation>
    </message>
    <message>
        <source>it is {number} in row {row}, and the labels of {columns} classes are the whole numbers from 0 to {last}</source>
        <translation>il vaut {number} à la ligne {row}, et les étiquettes de {columns} classes sont les entiers de 0 à {last}</translation>
    </message>
    <message>
        <source>W needs {needed} rows, one for each column of X, and has {rows}</source>
        <translation>il faut à W {needed} lignes, une pour chaque colonne de X, et il en a {rows}</translation>
    </message>
    <message>
        <source>b needs the shape {needed}, one number for each column of W, and has {shape}</source>
        <translation>il faut à b la forme {needed}, un nombre pour chaque colonne de W, et il a {shape}</translation>
    </message>
    <message>
        <source>Ŷ is {predicted} and Y is {target}: a loss compares equal shapes</source>
        <translation>Ŷ est {predicted} et Y est {target}&#xa0;: une perte compare des formes égales</translation>
    </message>
    <message>
        <source>B needs {needed} rows, one for each column of A, and has {rows}</source>
        <translation>il faut à B {needed} lignes, une pour chaque colonne de A, et il en a {rows}</translation>
    </message>
    <message>
        <source>B needs {needed} rows to stand beside A, and has {rows}</source>
        <translation>il faut à B {needed} lignes pour se placer à côté de A, et il en a {rows}</translation>
    </message>
    <message>
        <source>B needs {needed} columns to stand below A, and has {columns}</source>
        <translation>il faut à B {needed} colonnes pour se placer sous A, et il en a {columns}</translation>
    </message>
    <message>
        <source>A has {count} columns, 0 to {last}: start or stop lies beyond them</source>
        <translation>A a {count} colonnes, de 0 à {last}&#xa0;: start ou stop est au-delà</translation>
    </message>
    <message>
        <source>A has {count} rows, 0 to {last}: start or stop lies beyond them</source>
        <translation>A a {count} lignes, de 0 à {last}&#xa0;: start ou stop est au-delà</translation>
    </message>
    <message>
        <source>no row lies from {start} to before {stop}: stop must be larger than start</source>
        <translation>aucune ligne de {start} jusqu’avant {stop}&#xa0;: stop doit être plus grand que start</translation>
    </message>
    <message>
        <source>reshape needs a number of rows or of columns</source>
        <translation>reshape a besoin d’un nombre de lignes ou de colonnes</translation>
    </message>
    <message>
        <source>A has {size} numbers, which do not make {rows} × {columns}</source>
        <translation>A a {size} nombres, qui ne font pas {rows} × {columns}</translation>
    </message>
    <message>
        <source>no column lies from {start} to before {stop}: stop must be larger than start</source>
        <translation>aucune colonne ne va de {start} jusqu’avant {stop}&#xa0;: stop doit être plus grand que start</translation>
    </message>
    <message>
        <source>{attribute} cannot be {value}: {expected}.</source>
        <translation>{attribute} ne peut pas être {value}&#xa0;: {expected}.</translation>
    </message>
    <message>
        <source>it is one of {choices}</source>
        <translation>au choix&#xa0;: {choices}</translation>
    </message>
    <message>
        <source>{what} from {least} to {most}</source>
        <translation>{what} de {least} à {most}</translation>
    </message>
    <message>
        <source>{what} of at least {least}</source>
        <translation>{what} d’au moins {least}</translation>
    </message>
    <message>
        <source>it is a whole number</source>
        <translation>il faut un nombre entier</translation>
    </message>
    <message>
        <source>it is a number</source>
        <translation>il faut un nombre</translation>
    </message>
    <message>
        <source>it is true or false</source>
        <translation>il faut vrai ou faux</translation>
    </message>
    <message>
        <source>it is rows of numbers, all of one length, such as [[1, 2], [3, 4]]</source>
        <translation>il faut des lignes de nombres, toutes de même longueur, comme [[1, 2], [3, 4]]</translation>
    </message>
    <message>
        <source>it is {names}, a number or a matrix</source>
        <translation>il faut {names}, un nombre ou une matrice</translation>
    </message>
    <message>
        <source>it is a text</source>
        <translation>il faut un texte</translation>
    </message>
    <message>
        <source>it is a list of column names</source>
        <translation>il faut une liste de noms de colonnes</translation>
    </message>
    <message>
        <source>{shapes} do not fit each other: rows and columns are equal or 1</source>
        <translation>{shapes} ne s’accordent pas&#xa0;: les lignes et les colonnes sont égales, ou 1</translation>
    </message>
    <message>
        <source>The plug-in “{plugin}” ({module}) was left out: {reason}.</source>
        <translation>Le greffon «&#x202f;{plugin}&#x202f;» ({module}) a été laissé de côté&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The plug-in “{plugin}” was left out: its entry points cannot be read ({reason}).</source>
        <translation>Le greffon «&#x202f;{plugin}&#x202f;» a été laissé de côté&#xa0;: ses points d’entrée sont illisibles ({reason}).</translation>
    </message>
    <message>
        <source>There is no operation called “{name}”; there are {known}.</source>
        <translation>Aucune opération ne s’appelle «&#x202f;{name}&#x202f;»&#xa0;; il y a {known}.</translation>
    </message>
    <message>
        <source>There are no numbers: type a row such as 1 2 3.</source>
        <translation>Il n’y a pas de nombres&#xa0;: saisissez une ligne telle que 1 2 3.</translation>
    </message>
    <message>
        <source>“{text}” may be one number or several: leave out the marks between thousands, or put spaces.</source>
        <translation>«&#xa0;{text}&#xa0;» peut être un nombre ou plusieurs&#xa0;: ôtez les séparateurs de milliers, ou mettez des espaces.</translation>
    </message>
    <message>
        <source>There is nothing to paste: copy nodes or a spreadsheet&apos;s cells first.</source>
        <translation>Il n’y a rien à coller&#xa0;: copiez d’abord des nœuds ou les cases d’un tableur.</translation>
    </message>
    <message>
        <source>Row {row} has {count} numbers and row 1 has {expected}: rows are of one length.</source>
        <translation>La ligne {row} a {count} nombres et la ligne 1 en a {expected}&#xa0;: les lignes ont la même longueur.</translation>
    </message>
    <message>
        <source>“{text}” is neither a part of a graph nor a number, so it cannot be pasted.</source>
        <translation>«&#x202f;{text}&#x202f;» n’est ni une partie de graphe ni un nombre, et ne peut donc pas être collé.</translation>
    </message>
    <message>
        <source>“{text}” is no number.</source>
        <translation>«&#x202f;{text}&#x202f;» n’est pas un nombre.</translation>
    </message>
    <message>
        <source>“{text}” may be {one} or {other}: write one of these.</source>
        <translation>«&#xa0;{text}&#xa0;» peut être {one} ou {other}&#xa0;: écrivez l’un des deux.</translation>
    </message>
    <message>
        <source>{file} cannot be written: there is no folder {folder}.</source>
        <translation>{file} ne peut pas être écrit&#xa0;: il n’y a pas de dossier {folder}.</translation>
    </message>
    <message>
        <source>{file} cannot be written: it is a directory.</source>
        <translation>{file} ne peut pas être écrit&#xa0;: c’est un dossier.</translation>
    </message>
    <message>
        <source>{file} may not be written: choose another place, or ask for permission.</source>
        <translation>{file} est interdit d’écriture&#xa0;: choisissez un autre endroit, ou demandez-en le droit.</translation>
    </message>
    <message>
        <source>{file} cannot be written: a name in it has bytes that are no UTF-8 text.</source>
        <translation>{file} ne peut être écrit&#xa0;: un nom qu’il contient a des octets qui ne sont pas du texte UTF-8.</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation>{file} ne peut pas être écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>training: {reason}</source>
        <translation>entraînement&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The table “{table}”: {reason}</source>
        <translation>Le tableau «&#x202f;{table}&#x202f;»&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The table “{table}” needs either a path or columns.</source>
        <translation>Il faut au tableau «&#x202f;{table}&#x202f;» un chemin ou des colonnes.</translation>
    </message>
    <message>
        <source>A wire ends at “{text}”: write its node, a dot and its port.</source>
        <translation>Un fil aboutit à «&#x202f;{text}&#x202f;»&#xa0;: écrivez son nœud, un point et son port.</translation>
    </message>
    <message>
        <source>There are two frames or notes called “{annotation}”.</source>
        <translation>Deux cadres ou notes s’appellent «&#x202f;{annotation}&#x202f;».</translation>
    </message>
    <message>
        <source>The parameter “{parameter}” is not rows of numbers, all of one length.</source>
        <translation>Le paramètre «&#x202f;{parameter}&#x202f;» n’est pas fait de lignes de nombres, toutes de même longueur.</translation>
    </message>
    <message>
        <source>“{node}”: {port} would be {shape}, more numbers than fit into memory.</source>
        <translation>«&#x202f;{node}&#x202f;»&#xa0;: {port} serait {shape}, plus de nombres que la mémoire n’en contient.</translation>
    </message>
    <message>
        <source>“{node}” cannot be divided by a scale of 0: give another.</source>
        <translation>«&#x202f;{node}&#x202f;» ne peut pas être divisé par une échelle (scale) de 0&#xa0;: donnez-en une autre.</translation>
    </message>
    <message>
        <source>“{node}”: shift and scale make its numbers too large: change them.</source>
        <translation>«&#x202f;{node}&#x202f;»&#xa0;: shift et scale rendent ses nombres trop grands&#xa0;: changez-les.</translation>
    </message>
    <message>
        <source>“{node}” has typed numbers and a table: leave one of them out.</source>
        <translation>«&#x202f;{node}&#x202f;» a des nombres saisis et un tableau&#xa0;: ôtez l’un des deux.</translation>
    </message>
    <message>
        <source>“{node}” reads the table “{table}”, which is not there: choose among {known}.</source>
        <translation>«&#x202f;{node}&#x202f;» lit le tableau «&#x202f;{table}&#x202f;», qui n’existe pas&#xa0;: choisissez parmi {known}.</translation>
    </message>
    <message>
        <source>“{node}” reads the table “{table}”, and there are no tables: add it.</source>
        <translation>«&#x202f;{node}&#x202f;» lit le tableau «&#x202f;{table}&#x202f;», et il n’y a pas de tableaux&#xa0;: ajoutez-le.</translation>
    </message>
    <message>
        <source>“{node}”: {attribute} is {shape}, and needs one row of 1 or {columns} numbers.</source>
        <translation>«&#x202f;{node}&#x202f;»&#xa0;: {attribute} est {shape}, et doit être une ligne de 1 ou de {columns} nombres.</translation>
    </message>
    <message>
        <source>This is JSON, but not a graph of graphgui: its “format” is not “graphgui”.</source>
        <translation>C’est du JSON, mais pas un graphe de graphgui&#xa0;: son «&#x202f;format&#x202f;» n’est pas «&#x202f;graphgui&#x202f;».</translation>
    </message>
    <message>
        <source>Its “version” is missing or is no whole number: this graphgui writes 1.</source>
        <translation>Sa «&#x202f;version&#x202f;» manque ou n’est pas un entier&#xa0;: ce graphgui écrit 1.</translation>
    </message>
    <message>
        <source>A newer graphgui wrote this: version {version}, and this one reads up to {known}: update it.</source>
        <translation>Un graphgui plus récent a écrit ceci&#xa0;: version {version}, et celui-ci lit jusqu’à {known}&#xa0;: mettez-le à jour.</translation>
    </message>
    <message>
        <source>Its lists and objects are nested too deeply to be a graph.</source>
        <translation>Ses listes et ses objets sont trop profondément imbriqués pour être un graphe.</translation>
    </message>
    <message>
        <source>Broken JSON: it ends too early, at line {line}, column {column}.</source>
        <translation>JSON abîmé&#xa0;: il finit trop tôt, à la ligne {line}, colonne {column}.</translation>
    </message>
    <message>
        <source>Broken JSON at line {line}, column {column}: correct it there.</source>
        <translation>JSON abîmé à la ligne {line}, colonne {column}&#xa0;: corrigez-le là.</translation>
    </message>
    <message>
        <source>{place} has a field “{field}” that is not known: check its spelling, or remove it.</source>
        <translation>{place} a un champ «&#x202f;{field}&#x202f;» qui n’est pas connu&#xa0;: vérifiez son orthographe, ou ôtez-le.</translation>
    </message>
    <message>
        <source>{place} has no field “{field}”: add it.</source>
        <translation>{place} n’a pas de champ «&#x202f;{field}&#x202f;»&#xa0;: ajoutez-le.</translation>
    </message>
    <message>
        <source>{place} cannot be read: {reason}.</source>
        <translation>{place} ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{file} is no picture: its name must end in {known}.</source>
        <translation>{file} n’est pas une image&#xa0;: son nom doit finir par {known}.</translation>
    </message>
    <message>
        <source>{file}: the graph is too large for a picture.</source>
        <translation>{file}&#xa0;: le graphe est trop grand pour une image.</translation>
    </message>
    <message>
        <source>{file} cannot be written here: start in another folder.</source>
        <translation>{file} ne peut pas être écrit ici&#xa0;: démarrez dans un autre dossier.</translation>
    </message>
    <message>
        <source>{file} reads no table, so {data} cannot take its place.</source>
        <translation>{file} ne lit aucun tableau, donc {data} ne peut pas en prendre la place.</translation>
    </message>
    <message>
        <source>{data} cannot take the place of the table “{table}”: it has no column {missing}.</source>
        <translation>{data} ne peut pas prendre la place du tableau «&#x202f;{table}&#x202f;»&#xa0;: il n’a pas de colonne {missing}.</translation>
    </message>
    <message>
        <source>There is no frame or note called “{annotation}”.</source>
        <translation>Aucun cadre, aucune note ne s’appelle «&#x202f;{annotation}&#x202f;».</translation>
    </message>
    <message>
        <source>There is nothing to group: select nodes first.</source>
        <translation>Il n’y a rien à grouper&#xa0;: sélectionnez d’abord des nœuds.</translation>
    </message>
    <message>
        <source>Only what stands on one sheet can be grouped.</source>
        <translation>Seul ce qui est sur une même feuille peut être groupé.</translation>
    </message>
    <message>
        <source>There is no group called “{group}”.</source>
        <translation>Aucun groupe ne s’appelle «&#x202f;{group}&#x202f;».</translation>
    </message>
    <message>
        <source>A part needs a name: type one.</source>
        <translation>Il faut un nom à une partie&#xa0;: saisissez-en un.</translation>
    </message>
    <message>
        <source>This is no part of a graph, so it cannot be kept.</source>
        <translation>Ce n’est pas une partie de graphe, et cela ne peut donc pas être gardé.</translation>
    </message>
    <message>
        <source>“{annotation}” is no name for a frame or a note: it holds a dot, as in note.1.</source>
        <translation>«&#x202f;{annotation}&#x202f;» n’est pas un nom de cadre ou de note&#xa0;: il contient un point, comme dans note.1.</translation>
    </message>
    <message>
        <source>“{annotation}”: its width and height must be larger than 0.</source>
        <translation>«&#x202f;{annotation}&#x202f;»&#xa0;: sa largeur et sa hauteur doivent être supérieures à 0.</translation>
    </message>
    <message>
        <source>“{annotation}”: its colour is counted from 0.</source>
        <translation>«&#x202f;{annotation}&#x202f;»&#xa0;: sa couleur est comptée à partir de 0.</translation>
    </message>
    <message>
        <source>There is another run called “{run}”.</source>
        <translation>Il y a un autre entraînement nommé «&#xa0;{run}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no run called “{run}”.</source>
        <translation>Il n’y a pas d’entraînement nommé «&#xa0;{run}&#xa0;».</translation>
    </message>
    <message>
        <source>The last point stays: an input needs a row.</source>
        <translation>Le dernier point reste&#xa0;: une entrée a besoin d’une ligne.</translation>
    </message>
    <message>
        <source>The graph has other parameters now than the run “{run}” had.</source>
        <translation>Le graphe a d’autres paramètres que n’en avait l’entraînement «&#xa0;{run}&#xa0;».</translation>
    </message>
    <message>
        <source>The training process cannot be started: {reason}.</source>
        <translation>Le processus d’entraînement ne peut pas être lancé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The training process has ended: Play starts another from the step shown.</source>
        <translation>Le processus d’entraînement a pris fin&#xa0;: Lancer en démarre un autre depuis le pas montré.</translation>
    </message>
    <message>
        <source>There are two runs called “{run}”.</source>
        <translation>Il y a deux entraînements nommés «&#xa0;{run}&#xa0;».</translation>
    </message>
    <message>
        <source>The run “{run}”: {reason}</source>
        <translation>L’entraînement «&#xa0;{run}&#xa0;»&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>its curve is not finite losses at rising steps.</source>
        <translation>sa courbe n’est pas faite de pertes finies à des pas croissants.</translation>
    </message>
    <message>
        <source>{file}: a plot is saved as one of {endings}.</source>
        <translation>{file}&#xa0;: un tracé s’enregistre en {endings}.</translation>
    </message>
    <message>
        <source>{file}: the plot is too large for a picture.</source>
        <translation>{file}&#xa0;: le graphique est trop grand pour une image.</translation>
    </message>
    <message>
        <source>No column is chosen: make one a feature.</source>
        <translation>Aucune colonne n’est choisie&#xa0;: faites de l’une une variable.</translation>
    </message>
    <message>
        <source>{count} of {rows} rows have nothing in column “{column}”: choose what to do.</source>
        <translation>{count} lignes sur {rows} n’ont rien dans la colonne «&#xa0;{column}&#xa0;»&#xa0;: choisissez que faire.</translation>
    </message>
    <message>
        <source>1 of {rows} rows has nothing in column “{column}”: choose what to do.</source>
        <translation>1 ligne sur {rows} n’a rien dans la colonne «&#xa0;{column}&#xa0;»&#xa0;: choisissez que faire.</translation>
    </message>
    <message>
        <source>A value is missing in every row: ignore a column that is mostly empty.</source>
        <translation>Il manque une valeur dans chaque ligne&#xa0;: ignorez une colonne presque vide.</translation>
    </message>
    <message>
        <source>The column “{column}” holds text, where numbers are needed.</source>
        <translation>La colonne «&#xa0;{column}&#xa0;» contient du texte, là où il faut des nombres.</translation>
    </message>
    <message>
        <source>The column “{column}” held numbers when it was imported, and holds texts: import it again.</source>
        <translation>La colonne «&#xa0;{column}&#xa0;» contenait des nombres lors de l’importation, et contient des textes&#xa0;: importez-la de nouveau.</translation>
    </message>
    <message>
        <source>The column “{column}” has {count} different texts: only 2 to {most} become numbers.</source>
        <translation>La colonne «&#xa0;{column}&#xa0;» a {count} textes différents&#xa0;: seuls 2 à {most} deviennent des nombres.</translation>
    </message>
    <message>
        <source>The column “{column}” has the same text in all rows: only 2 to {most} become numbers.</source>
        <translation>La colonne «&#xa0;{column}&#xa0;» a le même texte dans toutes les lignes&#xa0;: seuls 2 à {most} deviennent des nombres.</translation>
    </message>
    <message>
        <source>“{text}” in column “{column}”, row {row}, was not there when it was imported: import it again.</source>
        <translation>«&#xa0;{text}&#xa0;» dans la colonne «&#xa0;{column}&#xa0;», ligne {row}, n’y était pas lors de l’importation&#xa0;: importez-la de nouveau.</translation>
    </message>
    <message>
        <source>The layout has ended without a result: arrange again.</source>
        <translation>La disposition s’est terminée sans résultat&#xa0;: recommencez.</translation>
    </message>
    <message>
        <source>MP4 needs ffmpeg: install it, or run {command}.</source>
        <translation>MP4 demande ffmpeg&#xa0;: installez-le, ou lancez {command}.</translation>
    </message>
    <message>
        <source>{file}: a film ends in one of {endings}.</source>
        <translation>{file}&#xa0;: un film se termine par l’un de {endings}.</translation>
    </message>
    <message>
        <source>ffmpeg could not write the film: {reason}.</source>
        <translation>ffmpeg n’a pas pu écrire le film&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Training diverged at step {step}.</source>
        <translation>L’entraînement a divergé au pas {step}.</translation>
    </message>
    <message>
        <source>The loss explodes: from {least} at step {best} to {loss} at step {step}.</source>
        <translation>La perte explose&#xa0;: de {least} au pas {best} à {loss} au pas {step}.</translation>
    </message>
    <message>
        <source>Training paused: the loss explodes, from {least} at step {best} to {loss} at step {step}.</source>
        <translation>Entraînement en pause&#xa0;: la perte explose, de {least} au pas {best} à {loss} au pas {step}.</translation>
    </message>
    <message>
        <source>On its way back the gradient grows from {sent} at the loss to {size} at “{node}”.</source>
        <translation>En revenant, le gradient passe de {sent} à la perte à {size} à «&#xa0;{node}&#xa0;».</translation>
    </message>
    <message>
        <source>The learning rate {rate} is above the largest stable one, {stable}.</source>
        <translation>Le taux d’apprentissage {rate} dépasse le plus grand taux stable, {stable}.</translation>
    </message>
    <message>
        <source>The learning rate {rate} may be too high: the largest stable one is about {stable}.</source>
        <translation>Le taux d’apprentissage {rate} est peut-être trop élevé&#xa0;: le plus grand taux stable est d’environ {stable}.</translation>
    </message>
    <message>
        <source>The learning rate {rate} is the likely cause: a smaller one goes less far.</source>
        <translation>Le taux d’apprentissage {rate} en est sans doute la cause&#xa0;: un plus petit va moins loin.</translation>
    </message>
    <message>
        <source>“{port}” is {number} in row {row}, column {column}: {why}.</source>
        <translation>«&#xa0;{port}&#xa0;» vaut {number} à la ligne {row}, colonne {column}&#xa0;: {why}.</translation>
    </message>
    <message>
        <source>The gradient is not finite: at {number}, which “{port}” is in row {row}, column {column}, the operation is infinitely steep. No learning rate helps.</source>
        <translation>Le gradient n’est pas fini&#xa0;: en {number}, que vaut «&#xa0;{port}&#xa0;» à la ligne {row}, colonne {column}, l’opération est infiniment raide. Aucun taux d’apprentissage n’y remédie.</translation>
    </message>
    <message>
        <source>The gradient has vanished before “{node}”: below {bound}, nothing there learns.</source>
        <translation>Le gradient s’est évanoui avant «&#xa0;{node}&#xa0;»&#xa0;: sous {bound}, rien n’y apprend.</translation>
    </message>
    <message>
        <source>{sent} leaves the loss, {left} comes to “{node}”.</source>
        <translation>{sent} quitte la perte, {left} parvient à «&#xa0;{node}&#xa0;».</translation>
    </message>
    <message>
        <source>A sigmoid passes on a quarter at most, and there are {count} of them.</source>
        <translation>Une sigmoïde transmet un quart au plus, et il y en a {count}.</translation>
    </message>
    <message>
        <source>“{node}”: {dead} of {units} units give 0 for every example, since they get {most} at most, and learn nothing.</source>
        <translation>«&#xa0;{node}&#xa0;»&#xa0;: {dead} unités sur {units} donnent 0 pour tous les exemples, car elles reçoivent {most} au plus, et n’apprennent rien.</translation>
    </message>
    <message>
        <source>They were alive at step {step}: a step at the rate {rate} was too large.</source>
        <translation>Elles étaient actives au pas {step}&#xa0;: un pas au taux {rate} était trop grand.</translation>
    </message>
    <message>
        <source>only a number above 0 has a logarithm</source>
        <translation>seul un nombre supérieur à 0 a un logarithme</translation>
    </message>
    <message>
        <source>1 plus a number of -1 or less has no logarithm</source>
        <translation>1 plus un nombre de -1 ou moins n’a pas de logarithme</translation>
    </message>
    <message>
        <source>nothing lies between {lower} and {upper}: lower is the smaller one</source>
        <translation>il n’y a rien entre {lower} et {upper}&#xa0;: lower est le plus petit</translation>
    </message>
    <message>
        <source>a number below 0 has no square root</source>
        <translation>un nombre inférieur à 0 n’a pas de racine carrée</translation>
    </message>
    <message>
        <source>nothing can be divided by 0</source>
        <translation>rien ne se divise par 0</translation>
    </message>
    <message>
        <source>The first number that is not finite arose in “{node}” after step {step}.</source>
        <translation>Le premier nombre non fini est né dans «&#xa0;{node}&#xa0;» après le pas {step}.</translation>
    </message>
    <message>
        <source>There is no loss that compares a prediction with an input: wire one first.</source>
        <translation>Aucune perte ne compare une prédiction à une entrée&#xa0;: reliez-en d’abord une.</translation>
    </message>
    <message>
        <source>The prediction depends on no input: there is nothing to replace.</source>
        <translation>La prédiction ne dépend d’aucune entrée&#xa0;: il n’y a rien à remplacer.</translation>
    </message>
    <message>
        <source>A model needs a feature and a target: choose a column for each.</source>
        <translation>Un modèle demande une variable et une cible&#xa0;: choisissez une colonne pour chacune.</translation>
    </message>
    <message>
        <source>“{node}” reads the column “{column}”, which is no feature here.</source>
        <translation>«&#xa0;{node}&#xa0;» lit la colonne «&#xa0;{column}&#xa0;», qui n’est pas une variable ici.</translation>
    </message>
    <message>
        <source>Columns of “{inputs}” are badly scaled: sizes from {low} to {high}.</source>
        <translation>Les colonnes de «&#xa0;{inputs}&#xa0;» sont mal mises à l’échelle&#xa0;: tailles de {low} à {high}.</translation>
    </message>
    <message>
        <source>Columns of “{inputs}” are badly scaled: sizes from {low} to {high}, condition number {condition}; standardised it is {standardised}.</source>
        <translation>Les colonnes de «&#xa0;{inputs}&#xa0;» sont mal mises à l’échelle&#xa0;: tailles de {low} à {high}, conditionnement {condition}&#xa0;; standardisées, il est de {standardised}.</translation>
    </message>
    <message>
        <source>The loss hardly falls, and this is no minimum.</source>
        <translation>La perte ne baisse presque plus, et ce n’est pas un minimum.</translation>
    </message>
    <message>
        <source>The schedule has lowered the learning rate to {rate}.</source>
        <translation>La décroissance du taux l’a réduit à {rate}.</translation>
    </message>
    <message>
        <source>The learning rate {rate} is too low.</source>
        <translation>Le taux d’apprentissage {rate} est trop bas.</translation>
    </message>
    <message>
        <source>The learning rate {rate} is too low: the largest stable one is {stable}.</source>
        <translation>Le taux d’apprentissage {rate} est trop bas&#xa0;: le plus grand taux stable est {stable}.</translation>
    </message>
    <message>
        <source>At the rate {rate} it swings to and fro: the largest stable one is {stable}.</source>
        <translation>Au taux {rate}, elle oscille&#xa0;: le plus grand taux stable est {stable}.</translation>
    </message>
    <message>
        <source>{file}: a history ends in one of {endings}.</source>
        <translation>{file}&#xa0;: un historique se termine par l’un de {endings}.</translation>
    </message>
    <message>
        <source>A has {columns} columns, so {attribute} is 1 × {columns} or one number</source>
        <translation>A a {columns} colonnes, donc {attribute} est de 1 × {columns} ou un seul nombre</translation>
    </message>
    <message>
        <source>the deviation of column {column} is 0: leave out what is the same everywhere</source>
        <translation>l’écart-type de la colonne {column} est nul&#xa0;: laissez de côté ce qui est partout pareil</translation>
    </message>
    <message>
        <source>the deviation of column {column} is {number}: a deviation is positive</source>
        <translation>l’écart-type de la colonne {column} vaut {number}&#xa0;: un écart-type est positif</translation>
    </message>
    <message>
        <source>{count} columns are too many here: from “{column}” on there are {room}.</source>
        <translation>{count} colonnes sont trop ici&#xa0;: à partir de «&#xa0;{column}&#xa0;» il y en a {room}.</translation>
    </message>
    <message>
        <source>A row stays: a table needs one.</source>
        <translation>Une ligne reste&#xa0;: il en faut une à un tableau.</translation>
    </message>
    <message>
        <source>At most {count} cells are copied: select fewer.</source>
        <translation>Au plus {count} cellules sont copiées&#xa0;: choisissez-en moins.</translation>
    </message>
    <message>
        <source>“{text}” is no number: type one such as 0.5 or 1e-3.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas un nombre&#xa0;: tapez par exemple 0,5 ou 1e-3.</translation>
    </message>
    <message>
        <source>The loss compares one row: there are no examples to tell apart.</source>
        <translation>La perte compare une seule ligne&#xa0;: il n’y a pas d’exemples à distinguer.</translation>
    </message>
    <message>
        <source>“{loss}” cannot take the target “{target}”: {reason}.</source>
        <translation>«&#x202f;{loss}&#x202f;» ne peut pas prendre la cible «&#x202f;{target}&#x202f;»&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>“{loss}” cannot take the weights “{target}”: {reason}.</source>
        <translation>«&#xa0;{loss}&#xa0;» ne peut pas prendre les poids «&#xa0;{target}&#xa0;»&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>it is {number} in row {row}, and a weight is 0 or more</source>
        <translation>il est {number} à la ligne {row}, et un poids est 0 ou plus</translation>
    </message>
    <message>
        <source>all of them are 0</source>
        <translation>ils sont tous 0</translation>
    </message>
    <message>
        <source>The first column has no name: it is called “{column}”.</source>
        <translation>La première colonne n’a pas de nom&#xa0;: elle s’appelle «&#xa0;{column}&#xa0;».</translation>
    </message>
    <message>
        <source>Column {number} has no name: it is called “{column}”.</source>
        <translation>La colonne {number} n’a pas de nom&#xa0;: elle s’appelle «&#xa0;{column}&#xa0;».</translation>
    </message>
    <message>
        <source>Two columns are called “{column}”: column {number} is read as “{name}”.</source>
        <translation>Deux colonnes s’appellent «&#xa0;{column}&#xa0;»&#xa0;: la colonne {number} devient «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Line {row} cannot be read as {encoding}: choose another encoding.</source>
        <translation>La ligne {row} ne se lit pas en {encoding}&#xa0;: choisissez un autre codage.</translation>
    </message>
    <message>
        <source>This is no text, for it holds zeros: choose another file.</source>
        <translation>Ce n’est pas du texte, car il contient des octets nuls&#xa0;: choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Z is {scores} and Y is {target}: each number needs a class, -1 or 1</source>
        <translation>Z est {scores} et Y est {target}&#xa0;: chaque nombre a besoin d’une classe, -1 ou 1</translation>
    </message>
    <message>
        <source>its classes are called 0 and 1, and this loss calls them -1 and 1: take binary_cross_entropy for them</source>
        <translation>ses classes s’appellent 0 et 1, et cette perte les appelle -1 et 1&#xa0;: prenez binary_cross_entropy pour elles</translation>
    </message>
    <message>
        <source>it is {number} in row {row}, column {column}, and the two classes are called -1 and 1</source>
        <translation>il est {number} à la ligne {row}, colonne {column}, et les deux classes s’appellent -1 et 1</translation>
    </message>
    <message>
        <source>a variance divides by {count} numbers less {correction}: that leaves nothing</source>
        <translation>une variance divise par {count} nombres moins {correction}&#xa0;: il n’en reste rien</translation>
    </message>
    <message>
        <source>A is {shape}: only a square matrix has a trace</source>
        <translation>A est {shape}&#xa0;: seule une matrice carrée a une trace</translation>
    </message>
    <message>
        <source>Column “{column}” may be read in two ways, “{text}” as {one} or as {other}: choose in File → Import Data.</source>
        <translation>La colonne «&#xa0;{column}&#xa0;» peut se lire de deux façons, «&#xa0;{text}&#xa0;» comme {one} ou comme {other}&#xa0;: choisissez dans Fichier → Importer des données.</translation>
    </message>
    <message>
        <source>“{column}” holds lists or the like, neither numbers nor texts, and cannot be taken.</source>
        <translation>«&#xa0;{column}&#xa0;» contient des listes ou autres structures, ni nombres ni textes, et ne peut pas être prise.</translation>
    </message>
    <message>
        <source>An empty row is left out.</source>
        <translation>Une ligne vide est laissée de côté.</translation>
    </message>
    <message>
        <source>“{column}”: “{unit}” stands beside every number and is left out.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: «&#xa0;{unit}&#xa0;» est à côté de chaque nombre et n’est pas repris.</translation>
    </message>
    <message>
        <source>“{column}”: zeros before numbers are not kept: {text} becomes {number}. Codes are texts.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: les zéros devant les nombres ne sont pas gardés&#xa0;: {text} devient {number}. Les codes sont des textes.</translation>
    </message>
    <message>
        <source>“{column}”: {count} whole numbers above 2⁵³ lose digits: {text} becomes {number}.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: nombre d’entiers au-delà de 2⁵³ qui perdent des chiffres&#xa0;: {count}&#xa0;; {text} devient {number}.</translation>
    </message>
    <message>
        <source>“{column}”: a whole number above 2⁵³ loses digits: {text} becomes {number}.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: un entier au-delà de 2⁵³ perd des chiffres&#xa0;: {text} devient {number}.</translation>
    </message>
    <message>
        <source>“{column}”: {marks} are kept as values of their own.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: {marks} restent des valeurs comme les autres.</translation>
    </message>
    <message>
        <source>“{column}”: {marks} is kept as a value of its own.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: {marks} reste une valeur comme les autres.</translation>
    </message>
    <message>
        <source>“{column}”: {text} read as {number}: decimal mark. It may as well be {other}: choose.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: {text} lu comme {number}&#xa0;: séparateur décimal. Ce peut aussi bien être {other}&#xa0;: choisissez.</translation>
    </message>
    <message>
        <source>“{column}”: {text} read as {number}: thousands. It may as well be {other}: choose.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: {text} lu comme {number}&#xa0;: milliers. Ce peut aussi bien être {other}&#xa0;: choisissez.</translation>
    </message>
    <message>
        <source>“{column}”: {text} read as {number}: decimal comma.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: {text} lu comme {number}&#xa0;: virgule décimale.</translation>
    </message>
    <message>
        <source>“{column}”: {text} read as {number}: thousands.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: {text} lu comme {number}&#xa0;: milliers.</translation>
    </message>
    <message>
        <source>“{column}”, row {cells}: {count} cells are more than a number; the number in them is taken.</source>
        <translation>«&#xa0;{column}&#xa0;», ligne {cells}&#xa0;: {count} cellules sont plus qu’un nombre&#xa0;; le nombre qu’elles contiennent est pris.</translation>
    </message>
    <message>
        <source>“{column}”, row {cells}: {count} cells are no numbers; the number in them is taken, and where there is none they count as missing.</source>
        <translation>«&#xa0;{column}&#xa0;», ligne {cells}&#xa0;: {count} cellules ne sont pas des nombres&#xa0;; le nombre qu’elles contiennent est pris, et celles qui n’en contiennent pas comptent comme manquantes.</translation>
    </message>
    <message>
        <source>“{column}”, row {row}: “{text}” is more than a number; {number} is taken.</source>
        <translation>«&#xa0;{column}&#xa0;», ligne {row}&#xa0;: «&#xa0;{text}&#xa0;» est plus qu’un nombre&#xa0;; {number} est pris.</translation>
    </message>
    <message>
        <source>“{column}”, row {cells}: {count} cells are no numbers and count as missing.</source>
        <translation>«&#xa0;{column}&#xa0;», ligne {cells}&#xa0;: {count} cellules ne sont pas des nombres et comptent comme manquantes.</translation>
    </message>
    <message>
        <source>“{column}”, row {row}: “{text}” is no number and counts as missing.</source>
        <translation>«&#xa0;{column}&#xa0;», ligne {row}&#xa0;: «&#xa0;{text}&#xa0;» n’est pas un nombre et compte comme manquant.</translation>
    </message>
    <message>
        <source>The coefficient of {columns} is one of infinitely many: it changes no prediction.</source>
        <translation>Le coefficient de {columns} n’est qu’un parmi une infinité&#xa0;: il ne change aucune prédiction.</translation>
    </message>
    <message>
        <source>Twin columns: {columns} depend on one another, and their coefficients are one choice of infinitely many that fit as well.</source>
        <translation>Colonnes jumelles&#xa0;: {columns} dépendent les unes des autres, et leurs coefficients ne sont qu’un choix parmi une infinité qui conviennent aussi bien.</translation>
    </message>
    <message>
        <source>Columns nearly depend on one another: the rounding of the data leaves about {digits} digits of the coefficients.</source>
        <translation>Des colonnes dépendent presque les unes des autres&#xa0;: l’arrondi des données laisse environ {digits} chiffres aux coefficients.</translation>
    </message>
    <message>
        <source>Empty columns are left out: what stands beside them may be another table.</source>
        <translation>Les colonnes vides sont laissées de côté&#xa0;: ce qui se trouve à côté est peut-être un autre tableau.</translation>
    </message>
    <message>
        <source>{count} empty columns without a name are left out.</source>
        <translation>{count} colonnes vides et sans nom sont laissées de côté.</translation>
    </message>
    <message>
        <source>An empty column without a name is left out.</source>
        <translation>Une colonne vide et sans nom est laissée de côté.</translation>
    </message>
    <message>
        <source>Another table seems to begin in row {row}: its rows are read as those of the first.</source>
        <translation>Un autre tableau semble commencer à la ligne {row}&#xa0;: ses lignes sont lues comme celles du premier.</translation>
    </message>
    <message>
        <source>“{column}” holds times: they are read as seconds.</source>
        <translation>«&#xa0;{column}&#xa0;» contient des durées&#xa0;: elles sont lues en secondes.</translation>
    </message>
    <message>
        <source>Columns that are the same everywhere stay as they are: {columns}.</source>
        <translation>Les colonnes partout identiques restent telles quelles&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>{count} empty rows are left out.</source>
        <translation>{count} lignes vides sont laissées de côté.</translation>
    </message>
    <message>
        <source>“{text}” is no number of lines: give a whole number from 0</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas un nombre de lignes&#xa0;: donnez un entier à partir de 0</translation>
    </message>
    <message>
        <source>“{text}” is no share: give a number from 0 to 90</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une part&#xa0;: donnez un nombre de 0 à 90</translation>
    </message>
    <message>
        <source>“{text}” has no column: write COLUMN=CHOICE</source>
        <translation>«&#xa0;{text}&#xa0;» ne nomme pas de colonne&#xa0;: écrivez COLUMN=CHOIX</translation>
    </message>
    <message>
        <source>“{text}” is not known: choose among {known}</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas connu&#xa0;: choisissez parmi {known}</translation>
    </message>
    <message>
        <source>L-BFGS sees all examples in each step: leave the batch size empty, or choose another.</source>
        <translation>L-BFGS voit tous les exemples à chaque pas&#xa0;: laissez vide la taille des lots, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>w is {shape}: each of the {rows} rows needs one weight</source>
        <translation>w est {shape}&#xa0;: chacune des {rows} lignes a besoin d’un poids</translation>
    </message>
    <message>
        <source>and</source>
        <translation>et</translation>
    </message>
    <message>
        <source>Leverage and Cook&apos;s distance are those of least squares: a model that is linear in its parameters, all of them trained, and the mean of its squared errors as the loss.</source>
        <translation>Le levier et la distance de Cook sont ceux des moindres carrés&#xa0;: un modèle linéaire en ses paramètres, tous entraînés, et pour perte la moyenne des carrés de ses erreurs.</translation>
    </message>
    <message>
        <source>Leverage and Cook&apos;s distance are told of one target.</source>
        <translation>Le levier et la distance de Cook sont donnés pour une seule cible.</translation>
    </message>
    <message>
        <source>The graph looks at several rows at once: what one row does cannot be told apart.</source>
        <translation>Le graphe regarde plusieurs lignes à la fois&#xa0;: on ne peut isoler ce que fait une seule ligne.</translation>
    </message>
    <message>
        <source>“{node}” has no port called “{port}”.</source>
        <translation>«&#xa0;{node}&#xa0;» n’a pas de port nommé «&#xa0;{port}&#xa0;».</translation>
    </message>
    <message>
        <source>No wrong gradient would be seen in this graph: it needs a loss whose gradients are not 0.</source>
        <translation>Aucun gradient faux ne se verrait dans ce graphe&#xa0;: il lui faut une perte dont les gradients ne sont pas nuls.</translation>
    </message>
    <message>
        <source>“{node}” cannot run yet.</source>
        <translation>«&#xa0;{node}&#xa0;» ne peut pas encore être calculé.</translation>
    </message>
    <message>
        <source>An output&apos;s gradient is a sum over its wires, and nothing else.</source>
        <translation>Le gradient d’une sortie est la somme sur ses fils, et rien d’autre.</translation>
    </message>
    <message>
        <source>An input has one wire, so that nothing is added up there.</source>
        <translation>Une entrée a un seul fil&#xa0;: rien ne s’y additionne.</translation>
    </message>
    <message>
        <source>One wire leaves this output towards the loss: there is no sum.</source>
        <translation>Un seul fil va de cette sortie vers la perte&#xa0;: il n’y a pas de somme.</translation>
    </message>
    <message>
        <source>A single row or column has the same numbers in the same order, transposed.</source>
        <translation>Une seule ligne ou colonne a, transposée, les mêmes nombres dans le même ordre.</translation>
    </message>
    <message>
        <source>This gradient is no sum over the rows of the output.</source>
        <translation>Ce gradient n’est pas une somme sur les lignes de la sortie.</translation>
    </message>
    <message>
        <source>The operation does not divide by a count of several numbers.</source>
        <translation>L’opération ne divise pas par le nombre de plusieurs termes.</translation>
    </message>
    <message>
        <source>The operation takes no square.</source>
        <translation>L’opération n’élève rien au carré.</translation>
    </message>
    <message>
        <source>Input and output have different shapes, so that G does not fit here.</source>
        <translation>L’entrée et la sortie ont des formes différentes&#xa0;: G ne convient pas ici.</translation>
    </message>
    <message>
        <source>It has the wrong sign.</source>
        <translation>Il a le mauvais signe.</translation>
    </message>
    <message>
        <source>Change the sign.</source>
        <translation>Changer le signe.</translation>
    </message>
    <message>
        <source>It is transposed: its numbers stand in the wrong order.</source>
        <translation>Il est transposé&#xa0;: ses nombres sont dans le mauvais ordre.</translation>
    </message>
    <message>
        <source>Transpose it.</source>
        <translation>Le transposer.</translation>
    </message>
    <message>
        <source>It is of the first row alone, where all rows must be added up.</source>
        <translation>Il n’est que de la première ligne, alors qu’il faut additionner toutes les lignes.</translation>
    </message>
    <message>
        <source>Add up over all rows.</source>
        <translation>Additionner sur toutes les lignes.</translation>
    </message>
    <message>
        <source>Where wires part, one overwrites the other: = stands where += must.</source>
        <translation>Là où les fils se séparent, l’un écrase l’autre&#xa0;: il y a = au lieu de +=.</translation>
    </message>
    <message>
        <source>Add up what comes back along all wires: += for =.</source>
        <translation>Additionner ce qui revient par tous les fils&#xa0;: += au lieu de =.</translation>
    </message>
    <message>
        <source>It is divided by the count of the mean twice, as by 1/q · 1/q.</source>
        <translation>Il est divisé deux fois par l’effectif de la moyenne, comme par 1/q · 1/q.</translation>
    </message>
    <message>
        <source>Divide by the count once only.</source>
        <translation>Ne diviser qu’une fois par l’effectif.</translation>
    </message>
    <message>
        <source>It is not divided by the count of the mean: its 1/q is missing.</source>
        <translation>Il n’est pas divisé par l’effectif de la moyenne&#xa0;: son 1/q manque.</translation>
    </message>
    <message>
        <source>Divide by the count.</source>
        <translation>Diviser par l’effectif.</translation>
    </message>
    <message>
        <source>It lacks the 2 that a square&apos;s derivative has.</source>
        <translation>Il lui manque le 2 de la dérivée d’un carré.</translation>
    </message>
    <message>
        <source>Multiply by 2.</source>
        <translation>Multiplier par 2.</translation>
    </message>
    <message>
        <source>It leaves out the gradient G that arrives from above: the chain is cut.</source>
        <translation>Il oublie le gradient G qui arrive d’en haut&#xa0;: la chaîne est coupée.</translation>
    </message>
    <message>
        <source>Multiply by G, as the chain rule says.</source>
        <translation>Multiplier par G, comme le dit la règle de la chaîne.</translation>
    </message>
    <message>
        <source>It passes G on as it is, without the operation&apos;s own derivative.</source>
        <translation>Il transmet G tel quel, sans la dérivée propre à l’opération.</translation>
    </message>
    <message>
        <source>Multiply G by the operation&apos;s own derivative.</source>
        <translation>Multiplier G par la dérivée propre à l’opération.</translation>
    </message>
    <message>
        <source>There is no kind of fault called “{name}”; there are {known}.</source>
        <translation>Il n’y a pas de faute nommée «&#xa0;{name}&#xa0;»&#x202f;; il y a {known}.</translation>
    </message>
    <message>
        <source>The numbers are too large or too small to be told apart.</source>
        <translation>Les nombres sont trop grands ou trop petits pour être distingués.</translation>
    </message>
    <message>
        <source>A line can be guessed where the model is linear in its parameters, all of them trained, and the loss the mean of its squared errors: elsewhere the least loss is not known.</source>
        <translation>On peut deviner une droite là où le modèle est linéaire en ses paramètres, tous entraînés, et où la perte est la moyenne des carrés de ses erreurs&#xa0;: ailleurs, la plus petite perte n’est pas connue.</translation>
    </message>
    <message>
        <source>These examples determine no line: two different x are needed.</source>
        <translation>Ces exemples ne déterminent pas de droite&#xa0;: il faut deux abscisses différentes.</translation>
    </message>
    <message>
        <source>A line can be guessed where the model is one: a slope and an intercept, and nothing else to learn.</source>
        <translation>On peut deviner une droite là où le modèle en est une&#xa0;: une pente, une ordonnée à l’origine, et rien d’autre à apprendre.</translation>
    </message>
    <message>
        <source>A “{sign}” is missing at the end.</source>
        <translation>Il manque «&#x202f;{sign}&#x202f;» à la fin.</translation>
    </message>
    <message>
        <source>Something is missing at the end.</source>
        <translation>Il manque quelque chose à la fin.</translation>
    </message>
    <message>
        <source>A formula does not begin with “{sign}”.</source>
        <translation>Une formule ne commence pas par «&#x202f;{sign}&#x202f;».</translation>
    </message>
    <message>
        <source>“{sign}” cannot stand behind “{before}”.</source>
        <translation>«&#x202f;{sign}&#x202f;» ne peut pas suivre «&#x202f;{before}&#x202f;».</translation>
    </message>
    <message>
        <source>There are more than {most} brackets within each other.</source>
        <translation>Plus de {most} parenthèses sont emboîtées.</translation>
    </message>
    <message>
        <source>A power is a number of at most {most}.</source>
        <translation>Un exposant est un nombre d’au plus {most}.</translation>
    </message>
    <message>
        <source>{function}(…) is not called with {count} arguments.</source>
        <translation>{function}(…) ne prend pas {count} arguments.</translation>
    </message>
    <message>
        <source>This is longer than {most} characters: shorten it.</source>
        <translation>Ce texte dépasse {most} caractères&#xa0;: raccourcissez-le.</translation>
    </message>
    <message>
        <source>Type a formula or numbers for the gradient.</source>
        <translation>Saisissez une formule ou des nombres pour le gradient.</translation>
    </message>
    <message>
        <source>This has more than {most} signs: shorten it.</source>
        <translation>Cette formule a plus de {most} signes&#xa0;: raccourcissez-la.</translation>
    </message>
    <message>
        <source>“{sign}” has no place in a formula.</source>
        <translation>«&#x202f;{sign}&#x202f;» n’a pas sa place dans une formule.</translation>
    </message>
    <message>
        <source>“{word}” means nothing here: a transpose is {stem}ᵀ or {stem}.T.</source>
        <translation>«&#x202f;{word}&#x202f;» ne désigne rien ici&#xa0;: une transposée s’écrit {stem}ᵀ ou {stem}.T.</translation>
    </message>
    <message>
        <source>Indices are not read, as in “{word}”: write whole matrices.</source>
        <translation>Les indices, comme dans «&#x202f;{word}&#x202f;», ne sont pas lus&#xa0;: écrivez des matrices entières.</translation>
    </message>
    <message>
        <source>“{sum}” is not read: a sum over an index is a product of matrices, Xᵀ G or X.T @ G for Σ_i X_ij G_ik; np.sum(G, axis=0) stands for Σ_i G_ij, np.sum(X * G) for Σ_ij X_ij G_ij.</source>
        <translation>«&#xa0;{sum}&#xa0;» ne se lit pas&#xa0;: une somme sur un indice est un produit de matrices, Xᵀ G ou X.T @ G pour Σ_i X_ij G_ik&#xa0;; np.sum(G, axis=0) remplace Σ_i G_ij, et np.sum(X * G) remplace Σ_ij X_ij G_ij.</translation>
    </message>
    <message>
        <source>“{word}” means nothing here: the names that do are {known}.</source>
        <translation>«&#x202f;{word}&#x202f;» ne désigne rien ici&#xa0;: les noms connus sont {known}.</translation>
    </message>
    <message>
        <source>∂C/∂{name} is no gradient to go on from: use those that lie nearer to the loss, such as G.</source>
        <translation>On ne peut pas partir de ∂C/∂{name}&#xa0;: prenez un gradient plus proche de la perte, comme G.</translation>
    </message>
    <message>
        <source>“{number}” is too large a number.</source>
        <translation>«&#x202f;{number}&#x202f;» est un nombre trop grand.</translation>
    </message>
    <message>
        <source>The rows of a matrix are of one length, as in [[1, 2], [3, 4]].</source>
        <translation>Les lignes d’une matrice ont la même longueur, comme dans [[1, 2], [3, 4]].</translation>
    </message>
    <message>
        <source>With these matrices that would be too many numbers to work out.</source>
        <translation>Avec ces matrices, cela ferait trop de nombres à calculer.</translation>
    </message>
    <message>
        <source>A matrix has whole numbers of rows and columns, from 1 on.</source>
        <translation>Une matrice a un nombre entier de lignes et de colonnes, à partir de 1.</translation>
    </message>
    <message>
        <source>The loss is one number, and so is its gradient with respect to itself.</source>
        <translation>La perte est un nombre, et son gradient par rapport à elle-même aussi.</translation>
    </message>
    <message>
        <source>A gradient has the shape of what it is of: that of {port} is {shape}. Look which shapes lead there.</source>
        <translation>Un gradient a la forme de ce dont il est le gradient&#xa0;: celui de {port} est {shape}. Cherchez quelles formes y mènent.</translation>
    </message>
    <message>
        <source>By how much does C change where C changes by a little?</source>
        <translation>De combien C change-t-il quand C change un peu&#x202f;?</translation>
    </message>
    <message>
        <source>“{node}” feeds several inputs, and a change goes along every wire: the shares are added.</source>
        <translation>«&#x202f;{node}&#x202f;» alimente plusieurs entrées, et un changement suit chaque fil&#xa0;: les parts s’ajoutent.</translation>
    </message>
    <message>
        <source>It comes back through “{node}”. What does a small change of {port} change in its value, and so in C?</source>
        <translation>Il revient à travers «&#x202f;{node}&#x202f;». Que change un petit changement de {port} dans sa valeur, et donc dans C&#x202f;?</translation>
    </message>
    <message>
        <source>Nothing but a number is needed.</source>
        <translation>Il ne faut rien de plus qu’un nombre.</translation>
    </message>
    <message>
        <source>The matrices that it is made of, in the order of the formula:</source>
        <translation>Les matrices dont il est fait, dans l’ordre de la formule&#xa0;:</translation>
    </message>
    <message>
        <source>The answer:</source>
        <translation>La réponse&#xa0;:</translation>
    </message>
    <message>
        <source>“{node}” has no port called “{port}”; its ports are {known}.</source>
        <translation>«&#x202f;{node}&#x202f;» n’a pas de port «&#x202f;{port}&#x202f;»&#xa0;; ses ports sont {known}.</translation>
    </message>
    <message>
        <source>C does not depend on {at}: no wire leads from there to the loss.</source>
        <translation>C ne dépend pas de {at}&#xa0;: aucun fil ne mène de là à la perte.</translation>
    </message>
    <message>
        <source>Right, also for other numbers and other counts of rows.</source>
        <translation>Juste, aussi avec d’autres nombres et d’autres nombres de lignes.</translation>
    </message>
    <message>
        <source>Right, also for other numbers.</source>
        <translation>Juste, aussi avec d’autres nombres.</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Juste.</translation>
    </message>
    <message>
        <source>Right, also for other numbers, as long as {kept}.</source>
        <translation>Juste, même avec d’autres nombres, tant que {kept}.</translation>
    </message>
    <message>
        <source>The sign is wrong: this is −1 times the gradient.</source>
        <translation>Le signe est faux&#xa0;: c’est −1 fois le gradient.</translation>
    </message>
    <message>
        <source>Right up to a factor: this is {factor} times the gradient.</source>
        <translation>Juste à un facteur près&#xa0;: c’est {factor} fois le gradient.</translation>
    </message>
    <message>
        <source>Right up to a factor: this is {factor} times the gradient, so it is off by more or less with other counts of rows.</source>
        <translation>Juste à un facteur près&#xa0;: c’est {factor} fois le gradient, donc l’écart change avec le nombre de lignes.</translation>
    </message>
    <message>
        <source>Right up to a factor: this is {factor} times the gradient, so it is off by more or less with other counts of columns.</source>
        <translation>Juste à un facteur près&#xa0;: c’est {factor} fois le gradient, donc l’écart change avec le nombre de colonnes.</translation>
    </message>
    <message>
        <source>Here q counts rows, n columns that go in, p columns that come out.</source>
        <translation>Ici q compte les lignes, n les colonnes qui entrent, p celles qui sortent.</translation>
    </message>
    <message>
        <source>Right for these numbers only: with others this is not the gradient.</source>
        <translation>Juste pour ces nombres seulement&#xa0;: avec d’autres, ce n’est pas le gradient.</translation>
    </message>
    <message>
        <source>Right for these numbers only: with other counts of rows or columns this is not the gradient.</source>
        <translation>Juste pour ces nombres seulement&#xa0;: avec d’autres nombres de lignes ou de colonnes, ce n’est pas le gradient.</translation>
    </message>
    <message>
        <source>This is the gradient transposed: its rows are the gradient&apos;s columns.</source>
        <translation>C’est la transposée du gradient&#xa0;: ses lignes sont les colonnes du gradient.</translation>
    </message>
    <message>
        <source>A sum is missing: this is {shape}, and the gradient is one number, the sum of all of these.</source>
        <translation>Il manque une somme&#xa0;: ceci est {shape}, et le gradient est un seul nombre, la somme de tous ceux-ci.</translation>
    </message>
    <message>
        <source>A sum over the rows is missing: this has {rows} rows, and the gradient is one, their sum.</source>
        <translation>Il manque une somme sur les lignes&#xa0;: ceci a {rows} lignes, et le gradient en a une seule, leur somme.</translation>
    </message>
    <message>
        <source>A sum over the columns is missing: this has {columns} columns, and the gradient is one, their sum.</source>
        <translation>Il manque une somme sur les colonnes&#xa0;: ceci a {columns} colonnes, et le gradient en a une seule, leur somme.</translation>
    </message>
    <message>
        <source>Summed, it is {factor} times the gradient.</source>
        <translation>Une fois sommé, c’est {factor} fois le gradient.</translation>
    </message>
    <message>
        <source>This is the gradient of {other}, not of {port}.</source>
        <translation>C’est le gradient de {other}, pas de {port}.</translation>
    </message>
    <message>
        <source>This is the share along one wire, that to {other}: {port} feeds {count} inputs, and their shares are added.</source>
        <translation>C’est la part d’un seul fil, celui vers {other}&#xa0;: {port} alimente {count} entrées, et leurs parts s’ajoutent.</translation>
    </message>
    <message>
        <source>With the numbers at hand this gives {number}, which is not the gradient.</source>
        <translation>Avec les nombres du moment, ceci donne {number}, qui n’est pas le gradient.</translation>
    </message>
    <message>
        <source>The shape is right, and all of the numbers are wrong.</source>
        <translation>La forme est juste, et tous les nombres sont faux.</translation>
    </message>
    <message>
        <source>The shape is right. Numbers that are wrong: {wrong} of {size}.</source>
        <translation>La forme est juste. Nombres faux&#xa0;: {wrong} sur {size}.</translation>
    </message>
    <message>
        <source>With the numbers at hand this divides by 0, or leaves what numbers can hold.</source>
        <translation>Avec les nombres du moment, ceci divise par 0 ou donne des nombres trop grands.</translation>
    </message>
    <message>
        <source>{left} is {first} and {right} is {second}: they cannot be multiplied, for {columns} ≠ {rows}.</source>
        <translation>{left} est {first} et {right} est {second}&#xa0;: ils ne se multiplient pas, car {columns} ≠ {rows}.</translation>
    </message>
    <message>
        <source>{left} is {first} and {right} is {second}: they cannot be added, for the shapes differ.</source>
        <translation>{left} est {first} et {right} est {second}&#xa0;: ils ne s’ajoutent pas, car les formes diffèrent.</translation>
    </message>
    <message>
        <source>{left} is {first} and {right} is {second}: they cannot be taken element by element, for the shapes differ.</source>
        <translation>{left} est {first} et {right} est {second}&#xa0;: ils ne se prennent pas élément par élément, car les formes diffèrent.</translation>
    </message>
    <message>
        <source>This is {shape}, and a gradient has the shape of what it is of: {port} is {expected}.</source>
        <translation>Ceci est {shape}, et un gradient a la forme de ce dont il est le gradient&#xa0;: {port} est {expected}.</translation>
    </message>
    <message>
        <source>With {changed} in the place of {part} it is the gradient.</source>
        <translation>Avec {changed} à la place de {part}, c’est le gradient.</translation>
    </message>
    <message>
        <source>The other way round, {changed}, it is the gradient.</source>
        <translation>Dans l’autre ordre, {changed}, c’est le gradient.</translation>
    </message>
    <message>
        <source>“*” multiplies element by element: with the product of matrices, “@”, it is the gradient.</source>
        <translation>«&#x202f;*&#x202f;» multiplie élément par élément&#xa0;: avec le produit de matrices, «&#x202f;@&#x202f;», c’est le gradient.</translation>
    </message>
    <message>
        <source>Here matrices are multiplied as matrices: element by element, “⊙”, it is the gradient.</source>
        <translation>Ici, on multiplie des matrices entre elles&#xa0;: élément par élément, «&#x202f;⊙&#x202f;», c’est le gradient.</translation>
    </message>
    <message>
        <source>This is the operation&apos;s own derivative: with what comes back to it, {changed}, it is the gradient.</source>
        <translation>C’est la dérivée propre de l’opération&#xa0;: avec ce qui revient vers elle, {changed}, c’est le gradient.</translation>
    </message>
    <message>
        <source>sum(…, 1) adds the columns: sum(…, 0), or 1ᵀ, adds the rows.</source>
        <translation>sum(…, 1) additionne les colonnes&#xa0;: sum(…, 0), ou 1ᵀ, additionne les lignes.</translation>
    </message>
    <message>
        <source>sum(…) adds all numbers: with 1ᵀ, or sum(…, 0), it adds the rows.</source>
        <translation>sum(…) ajoute tous les nombres&#xa0;: avec 1ᵀ, ou sum(…, 0), on ajoute les lignes.</translation>
    </message>
    <message>
        <source>This is consistent with your earlier answer for {earlier}, which is not right.</source>
        <translation>C’est cohérent avec votre réponse précédente pour {earlier}, qui n’est pas juste.</translation>
    </message>
    <message>
        <source>A line can be guessed where one number is predicted from one feature.</source>
        <translation>On peut deviner une droite là où un nombre est prédit à partir d’une seule variable.</translation>
    </message>
    <message>
        <source>The least loss is still being computed: try again in a moment.</source>
        <translation>La plus petite perte est encore en cours de calcul&#xa0;: réessayez dans un instant.</translation>
    </message>
    <message>
        <source>There is no loss yet, and a gradient is always that of a loss.</source>
        <translation>Il n’y a pas encore de perte, et un gradient est toujours celui d’une perte.</translation>
    </message>
    <message>
        <source>That is so, and so it is computed: another is wrong.</source>
        <translation>C’est vrai, et c’est ainsi qu’il est calculé&#xa0;: un autre est faux.</translation>
    </message>
    <message>
        <source>Go backwards from the loss and ask of each gradient: do its sign, its order and its size follow from the one before it? The first of which they do not is the one.</source>
        <translation>Remontez depuis la perte et demandez pour chaque gradient&#xa0;: son signe, son ordre et sa grandeur découlent-ils de celui qui précède&#x202f;? Le premier dont ce n’est pas le cas est le bon.</translation>
    </message>
    <message>
        <source>It is at an operation “{op}”.</source>
        <translation>Il est à une opération «&#xa0;{op}&#xa0;».</translation>
    </message>
    <message>
        <source>It is {port} of “{node}”.</source>
        <translation>C’est {port} de «&#xa0;{node}&#xa0;».</translation>
    </message>
    <message>
        <source>The file&apos;s “planted” names no fault that this graph can have: leave it out.</source>
        <translation>Le «&#xa0;planted&#xa0;» du fichier ne désigne aucune faute que ce graphe puisse avoir&#xa0;: supprimez-le.</translation>
    </message>
    <message>
        <source>Step {step}: {reason}</source>
        <translation>Étape {step}&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>{name} has {found} sections, and lesson.json {wanted} steps: each step has one section, under a title that begins with “## ”.</source>
        <translation>{name} a {found} sections, et lesson.json {wanted} étapes&#x202f;: chaque étape a une section, sous un titre qui commence par «&#x202f;##&#x202f;».</translation>
    </message>
    <message>
        <source>{name}: “{title}” does not say what to do: write that in a paragraph that begins with “&gt; ”.</source>
        <translation>{name}&#x202f;: «&#x202f;{title}&#x202f;» ne dit pas quoi faire&#x202f;: écrivez-le dans un paragraphe qui commence par «&#x202f;&gt;&#x202f;».</translation>
    </message>
    <message>
        <source>“{field}” says nothing in the language “{language}”: add it.</source>
        <translation>«&#x202f;{field}&#x202f;» ne dit rien dans la langue «&#x202f;{language}&#x202f;»&#x202f;: ajoutez-le.</translation>
    </message>
    <message>
        <source>The wrong number {value} counts as right, too.</source>
        <translation>Le nombre faux {value} compte aussi comme juste.</translation>
    </message>
    <message>
        <source>There is no operation “{op}”.</source>
        <translation>Il n’y a pas d’opération «&#x202f;{op}&#x202f;».</translation>
    </message>
    <message>
        <source>Training needs a bound: give “below”, “above” or “steps”.</source>
        <translation>L’entraînement a besoin d’une borne&#x202f;: donnez «&#x202f;below&#x202f;», «&#x202f;above&#x202f;» ou «&#x202f;steps&#x202f;».</translation>
    </message>
    <message>
        <source>The graph has no broken gradient to be found: plant one, and save it so.</source>
        <translation>Le graphe n’a pas de gradient faux à trouver&#x202f;: placez-en un, et enregistrez-le ainsi.</translation>
    </message>
    <message>
        <source>No rate is between {least} and {most}.</source>
        <translation>Aucun taux n’est entre {least} et {most}.</translation>
    </message>
    <message>
        <source>{count} answers are marked as right: mark exactly one.</source>
        <translation>{count} réponses sont marquées justes&#x202f;: marquez-en exactement une.</translation>
    </message>
    <message>
        <source>“{answer}” is said to be “{wanted}”, and is “{found}”: {reason}</source>
        <translation>«&#x202f;{answer}&#x202f;» est donné comme «&#x202f;{wanted}&#x202f;», et c’est «&#x202f;{found}&#x202f;»&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>There is no such port as {port}: write NODE.PORT.</source>
        <translation>Il n’y a pas de port {port}&#x202f;: écrivez NŒUD.PORT.</translation>
    </message>
    <message>
        <source>{folder} has no text: write it in a file en.md beside lesson.json.</source>
        <translation>{folder} n’a pas de texte&#x202f;: écrivez-le dans un fichier en.md à côté de lesson.json.</translation>
    </message>
    <message>
        <source>The size is right, the sign is not.</source>
        <translation>La grandeur est juste, le signe ne l’est pas.</translation>
    </message>
    <message>
        <source>Not this number: look again.</source>
        <translation>Ce n’est pas ce nombre&#x202f;: regardez encore.</translation>
    </message>
    <message>
        <source>“{text}” divides by zero.</source>
        <translation>«&#x202f;{text}&#x202f;» divise par zéro.</translation>
    </message>
    <message>
        <source>There is no loss, and a derivation is always that of a loss.</source>
        <translation>Il n’y a pas de perte, et un gradient est toujours celui d’une perte.</translation>
    </message>
    <message>
        <source>What is hidden in this file is locked: it can be predicted only.</source>
        <translation>Ce qui est caché dans ce fichier est verrouillé&#xa0;: on ne peut que le prédire.</translation>
    </message>
    <message>
        <source>{node}: {reason} The node is as before; what was typed stands in the inspector.</source>
        <translation>{node}&#xa0;: {reason} Le nœud reste inchangé&#xa0;; ce qui a été saisi est gardé dans l’inspecteur.</translation>
    </message>
    <message>
        <source>This workbook has a password: save it without one.</source>
        <translation>Ce classeur a un mot de passe&#xa0;: enregistrez-le sans mot de passe.</translation>
    </message>
    <message>
        <source>This is a graph, and no table: open it, or name the table that it reads.</source>
        <translation>C’est un graphe, et non un tableau&#xa0;: ouvrez-le, ou donnez le tableau qu’il lit.</translation>
    </message>
    <message>
        <source>This is a web page: open it in a spreadsheet program, and save it there as .xlsx.</source>
        <translation>C’est une page web&#xa0;: ouvrez-la dans un tableur et enregistrez-la là en .xlsx.</translation>
    </message>
    <message>
        <source>This file is packed: unpack it first.</source>
        <translation>Ce fichier est compressé&#xa0;: décompressez-le d’abord.</translation>
    </message>
    <message>
        <source>It holds what files ending in {suffix} hold: rename it so.</source>
        <translation>Il contient ce que contiennent les fichiers en {suffix}&#xa0;: renommez-le ainsi.</translation>
    </message>
    <message>
        <source>Row {row} says “{text}” and may be a sum or mean of others: it is read as any other.</source>
        <translation>La ligne {row} dit «&#xa0;{text}&#xa0;» et peut être une somme ou une moyenne d’autres lignes&#xa0;: elle est lue comme les autres.</translation>
    </message>
    <message>
        <source>{count} rows, the first is row {row}, say “{text}” or the like and may be sums or means of others: they are read as any other.</source>
        <translation>{count} lignes, la première étant la ligne {row}, disent «&#xa0;{text}&#xa0;» ou l’équivalent et peuvent être des sommes ou des moyennes d’autres lignes&#xa0;: elles sont lues comme les autres.</translation>
    </message>
    <message>
        <source>“{column}”: {number} ({count} cells) is far from all others: where it means that there is nothing, add it to the marks of “missing”.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: {number} ({count} cellules) est loin de tous les autres nombres&#xa0;: s’il signale une valeur absente, ajoutez-le aux signes de «&#xa0;manquant&#xa0;».</translation>
    </message>
    <message>
        <source>“{column}”: {number} is far from all others: where it means that there is nothing, add it to the marks of “missing”.</source>
        <translation>«&#xa0;{column}&#xa0;»&#xa0;: {number} est loin de tous les autres nombres&#xa0;: s’il signale une valeur absente, ajoutez-le aux signes de «&#xa0;manquant&#xa0;».</translation>
    </message>
    <message>
        <source>{count} rows, the first is row {row}, are rules: they are left out.</source>
        <translation>{count} lignes, la première étant la ligne {row}, ne sont que des traits de séparation&#xa0;: elles sont laissées de côté.</translation>
    </message>
    <message>
        <source>Reading {file} broke off: it is damaged, or needs more memory than reading it may take.</source>
        <translation>La lecture de {file} a été interrompue&#xa0;: le fichier est abîmé, ou demande plus de mémoire que la lecture ne peut en prendre.</translation>
    </message>
    <message>
        <source>Reading {file} took longer than {seconds} seconds and was broken off: is it damaged?</source>
        <translation>La lecture de {file} a duré plus de {seconds} secondes et a été interrompue&#xa0;: le fichier est-il abîmé&#xa0;?</translation>
    </message>
    <message>
        <source>{file} needs more memory than reading it may take.</source>
        <translation>{file} demande plus de mémoire que la lecture ne peut en prendre.</translation>
    </message>
    <message>
        <source>Your work cannot be kept for the case of a crash: {reason} Save it now and then.</source>
        <translation>Votre travail ne peut pas être gardé en cas d’arrêt brutal&#xa0;: {reason} Enregistrez-le de temps en temps.</translation>
    </message>
    <message>
        <source>Row {row} is hidden in the sheet, and is read as any other.</source>
        <translation>La ligne {row} est masquée dans la feuille, et elle est lue comme les autres.</translation>
    </message>
    <message>
        <source>{count} rows, the first is row {row}, are hidden in the sheet, and are read as any other.</source>
        <translation>{count} lignes, la première étant la ligne {row}, sont masquées dans la feuille, et elles sont lues comme les autres.</translation>
    </message>
    <message>
        <source>From row {row} on, cells are merged over several rows: a value counts for the first of its rows alone.</source>
        <translation>À partir de la ligne {row}, des cellules sont fusionnées sur plusieurs lignes&#xa0;: une valeur ne compte que pour la première de ses lignes.</translation>
    </message>
    <message>
        <source>{file} is a table and no graph: File &gt; Import Data, or graphgui data {file} -o NEW.graph.json, makes a graph of it.</source>
        <translation>{file} est un tableau et non un graphe&#xa0;: Fichier &gt; Importer des données, ou graphgui data {file} -o NOUVEAU.graph.json, en fait un graphe.</translation>
    </message>
    <message>
        <source>“{name}” has {count} characters: {most} are the most that may be.</source>
        <translation>«&#xa0;{name}&#xa0;» a {count} caractères&#xa0;: le maximum est de {most}.</translation>
    </message>
    <message>
        <source>“{node}” would lie {depth} groups deep: {most} are the most that may be.</source>
        <translation>«&#xa0;{node}&#xa0;» serait dans {depth} groupes imbriqués&#xa0;: le maximum est de {most}.</translation>
    </message>
    <message>
        <source>A graph’s file has {most} MB at most, and this {size}: keep its data in a file of their own.</source>
        <translation>Le fichier d’un graphe a {most}&#xa0;Mo au plus, et celui-ci {size}&#xa0;: gardez ses données dans un fichier à part.</translation>
    </message>
    <message>
        <source>This graph has {count} nodes: {most} are the most that may be.</source>
        <translation>Ce graphe a {count} nœuds&#xa0;: le maximum est de {most}.</translation>
    </message>
    <message>
        <source>This graph has {count} groups: {most} are the most that may be.</source>
        <translation>Ce graphe a {count} groupes&#xa0;: le maximum est de {most}.</translation>
    </message>
    <message>
        <source>This graph has {count} frames and notes: {most} are the most that may be.</source>
        <translation>Ce graphe a {count} cadres et notes&#xa0;: le maximum est de {most}.</translation>
    </message>
    <message>
        <source>“{node}” stands too far out: places are between −{most} and {most}.</source>
        <translation>«&#xa0;{node}&#xa0;» est placé trop loin&#xa0;: les positions vont de −{most} à {most}.</translation>
    </message>
    <message>
        <source>The note “{name}” has {count} characters: {most} are the most that may be.</source>
        <translation>La note «&#xa0;{name}&#xa0;» a {count} caractères&#xa0;: le maximum est de {most}.</translation>
    </message>
    <message>
        <source>{file} lies outside the folder of the graph, and is read only if you allow it: --allow-outside.</source>
        <translation>{file} se trouve hors du dossier du graphe, et n’est lu que si vous l’autorisez&#xa0;: --allow-outside.</translation>
    </message>
    <message>
        <source>{part} of the operation {op} fails, {reason}</source>
        <translation>{part} de l’opération {op} échoue, {reason}</translation>
    </message>
    <message>
        <source>{part} of the operation {op} fails: {reason}.</source>
        <translation>{part} de l’opération {op} échoue&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>“{node}”: {part} of its operation {op} fails: {reason}.</source>
        <translation>«&#x202f;{node}&#x202f;»&#xa0;: {part} de son opération {op} échoue&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>importing it did not come to an end within {seconds} seconds</source>
        <translation>son importation ne s’est pas terminée en {seconds} secondes</translation>
    </message>
    <message>
        <source>importing it ends the program, with code {code}</source>
        <translation>son importation met fin au programme, avec le code {code}</translation>
    </message>
    <message>
        <source>A condition has {most} characters at most.</source>
        <translation>Une condition a {most} caractères au plus.</translation>
    </message>
    <message>
        <source>Between two comparisons stands “and” or “or”, not “{text}”.</source>
        <translation>Entre deux comparaisons se place «&#x202f;and&#x202f;» ou «&#x202f;or&#x202f;», pas «&#x202f;{text}&#x202f;».</translation>
    </message>
    <message>
        <source>A comparison is missing, such as |grad| &lt; 1e-6.</source>
        <translation>Il manque une comparaison, par exemple |grad| &lt; 1e-6.</translation>
    </message>
    <message>
        <source>After “{text}” comes one of &lt; &lt;= &gt; &gt;= == !=.</source>
        <translation>Après «&#x202f;{text}&#x202f;» vient l’un des signes &lt; &lt;= &gt; &gt;= == !=.</translation>
    </message>
    <message>
        <source>After “{text}” comes a number, such as 0.5 or 1e-6.</source>
        <translation>Après «&#x202f;{text}&#x202f;» vient un nombre, par exemple 0,5 ou 1e-6.</translation>
    </message>
    <message>
        <source>“{text}” is nothing to compare: say step, loss, |value|, |grad| or max|grad|.</source>
        <translation>«&#x202f;{text}&#x202f;» ne se compare pas&#x202f;: dites step, loss, |value|, |grad| ou max|grad|.</translation>
    </message>
    <message>
        <source>There is no port “{port}” here: say one of {known}.</source>
        <translation>Il n’y a pas de port «&#x202f;{port}&#x202f;» ici&#x202f;: dites l’un de {known}.</translation>
    </message>
    <message>
        <source>“{column}” is the same in every row, and is not taken: nothing can be learnt from it.</source>
        <translation>«&#xa0;{column}&#xa0;» est la même dans toutes les lignes, et n’est pas prise&#xa0;: il n’y a rien à en apprendre.</translation>
    </message>
    <message>
        <source>“{column}” is the same in every row: it stays as it is, and tells nothing.</source>
        <translation>«&#xa0;{column}&#xa0;» est la même dans toutes les lignes&#xa0;: elle reste telle quelle, et n’apprend rien.</translation>
    </message>
    <message>
        <source>“{column}” only tells the rows apart, and is not taken.</source>
        <translation>«&#xa0;{column}&#xa0;» ne fait que distinguer les lignes, et n’est pas prise.</translation>
    </message>
    <message>
        <source>{file} is read here, and would be lost: give the output another name.</source>
        <translation>{file} est lu ici et serait perdu&#xa0;: donnez un autre nom au résultat.</translation>
    </message>
</context>
<context>
    <name>properties</name>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tableau</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>colonnes</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>décalage</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>échelle</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>lignes</translation>
    </message>
    <message>
        <source>initialiser</source>
        <translation>initialisation</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>gelé</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>sorties</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>poids</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>biais</translation>
    </message>
    <message>
        <source>freeze_W</source>
        <translation>geler W</translation>
    </message>
    <message>
        <source>freeze_b</source>
        <translation>geler b</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>écart-type</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>epsilon</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>taux</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>graine</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>pente</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>alpha</translation>
    </message>
    <message>
        <source>form</source>
        <translation>forme</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>delta</translation>
    </message>
    <message>
        <source>coefficient</source>
        <translation>coefficient</translation>
    </message>
    <message>
        <source>exponent</source>
        <translation>exposant</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>minimum</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>maximum</translation>
    </message>
    <message>
        <source>by</source>
        <translation>par</translation>
    </message>
    <message>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>correction</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacte</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>zéros</translation>
    </message>
    <message>
        <source>ones</source>
        <translation>uns</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normale</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>uniforme</translation>
    </message>
    <message>
        <source>glorot</source>
        <translation>Glorot</translation>
    </message>
    <message>
        <source>he</source>
        <translation>He</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>graphgui ended without being closed when it ran last.</source>
        <translation>graphgui s’est arrêté sans avoir été fermé la dernière fois.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Typed when graphgui ended, and in no field now:</source>
        <translation>Saisi quand graphgui s’est arrêté, et dans aucun champ à présent&#xa0;:</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>sample</name>
    <message>
        <source>{some} of {all} rows</source>
        <translation>{some} lignes sur {all}</translation>
    </message>
    <message>
        <source>{all} rows as {some} equivalent ones</source>
        <translation>{all} lignes remplacées par {some} équivalentes</translation>
    </message>
</context>
<context>
    <name>screen reader</name>
    <message>
        <source>norm {norm}</source>
        <translation>norme {norm}</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>step {0} of {1}</source>
        <translation>pas {0} sur {1}</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>pas {0}</translation>
    </message>
</context>
<context>
    <name>terminal</name>
    <message>
        <source>Wire a computation graph, watch its gradients flow, and train it.</source>
        <translation>Relier un graphe de calcul, regarder couler ses gradients, et l’entraîner.</translation>
    </message>
    <message>
        <source>Without a command the window opens. Exit status: 0 done, 1 the check failed, training diverged or the answer is wrong, 2 bad input or usage, or a plug-in&apos;s operation that fails, 3 the check cannot tell.</source>
        <translation>Sans commande, la fenêtre s’ouvre. Code de sortie&#xa0;: 0 fait, 1 la vérification a échoué, l’entraînement a divergé ou la réponse est fausse, 2 entrée ou usage incorrects, ou une opération d’un greffon qui échoue, 3 la vérification ne peut le dire.</translation>
    </message>
    <message>
        <source>graphgui [FILE]
       graphgui COMMAND ...</source>
        <translation>graphgui [FICHIER]
              graphgui COMMANDE ...</translation>
    </message>
    <message>
        <source>the language of what is written; the system&apos;s if not given</source>
        <translation>la langue de ce qui est écrit&#x202f;; celle du système par défaut</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>commandes&#x202f;</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>COMMANDE</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHIER</translation>
    </message>
    <message>
        <source>a graph, *.graph.json</source>
        <translation>un graphe, *.graph.json</translation>
    </message>
    <message>
        <source>let the graph read data outside its own folder</source>
        <translation>laisser le graphe lire des données hors de son dossier</translation>
    </message>
    <message>
        <source>open the window; the same as no command</source>
        <translation>ouvrir la fenêtre&#xa0;; comme sans commande</translation>
    </message>
    <message>
        <source>a graph to show</source>
        <translation>un graphe à montrer</translation>
    </message>
    <message>
        <source>the least serious of what is written to the log</source>
        <translation>gravité à partir de laquelle on écrit dans le journal</translation>
    </message>
    <message>
        <source>train, and print the loss and the parameters</source>
        <translation>entraîner, et afficher la perte et les paramètres</translation>
    </message>
    <message>
        <source>updates to make</source>
        <translation>mises à jour à faire</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>taux d’apprentissage</translation>
    </message>
    <message>
        <source>draw the parameters anew, from this seed</source>
        <translation>tirer de nouveau les paramètres, à partir de cette graine</translation>
    </message>
    <message>
        <source>TABLE</source>
        <translation>TABLEAU</translation>
    </message>
    <message>
        <source>read this table in place of the file&apos;s</source>
        <translation>lire ce tableau au lieu de celui du fichier</translation>
    </message>
    <message>
        <source>write the graph with its trained parameters</source>
        <translation>écrire le graphe avec ses paramètres entraînés</translation>
    </message>
    <message>
        <source>write loss, rate, gradient norm and parameters of each step, as CSV or Parquet</source>
        <translation>écrit perte, taux, norme du gradient et paramètres à chaque pas, en CSV ou Parquet</translation>
    </message>
    <message>
        <source>say what a data file holds, or write the model that fits it</source>
        <translation>dire ce que contient un fichier de données, ou écrire le modèle qui lui convient</translation>
    </message>
    <message>
        <source>CSV, Parquet or a workbook</source>
        <translation>CSV, Parquet ou un classeur</translation>
    </message>
    <message>
        <source>print every port&apos;s value and gradient, and the loss</source>
        <translation>afficher la valeur et le gradient de chaque port, et la perte</translation>
    </message>
    <message>
        <source>compare every gradient with finite differences</source>
        <translation>comparer chaque gradient aux différences finies</translation>
    </message>
    <message>
        <source>say whether a formula is the gradient at a port</source>
        <translation>dire si une formule est le gradient à un port</translation>
    </message>
    <message>
        <source>PORT</source>
        <translation>PORT</translation>
    </message>
    <message>
        <source>whose gradient: linear.W, or a node</source>
        <translation>le port dont c’est le gradient&#xa0;: linear.W, ou un nœud</translation>
    </message>
    <message>
        <source>FORMULA</source>
        <translation>FORMULE</translation>
    </message>
    <message>
        <source>such as “X.T @ G”, “−(2/q) Xᵀ (Y − Ŷ)” or numbers</source>
        <translation>comme «&#x202f;X.T @ G&#x202f;», «&#x202f;−(2/q) Xᵀ (Y − Ŷ)&#x202f;» ou des nombres</translation>
    </message>
    <message>
        <source>write how every gradient comes about, step by step</source>
        <translation>écrire comment chaque gradient est obtenu, pas à pas</translation>
    </message>
    <message>
        <source>draw the graph as PNG, SVG or PDF</source>
        <translation>dessiner le graphe en PNG, SVG ou PDF</translation>
    </message>
    <message>
        <source>OUT</source>
        <translation>SORTIE</translation>
    </message>
    <message>
        <source>the picture: its suffix says which kind</source>
        <translation>l’image&#xa0;: son suffixe dit de quelle sorte</translation>
    </message>
    <message>
        <source>list lessons, or check one</source>
        <translation>lister les leçons, ou en vérifier une</translation>
    </message>
    <message>
        <source>what to do with lessons</source>
        <translation>que faire des leçons</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>DOSSIER</translation>
    </message>
    <message>
        <source>of the lesson to check, or of those to list</source>
        <translation>de la leçon à vérifier, ou de celles à lister</translation>
    </message>
    <message>
        <source>print the JSON Schema of the file</source>
        <translation>afficher le schéma JSON du fichier</translation>
    </message>
    <message>
        <source>print one JSON object instead</source>
        <translation>afficher plutôt un objet JSON</translation>
    </message>
    <message>
        <source>port</source>
        <translation>port</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>perte {loss}</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>erreur relative</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>ne peut le dire</translation>
    </message>
    <message>
        <source>All {count} gradients are right; the largest relative error is {error}, at {port}.</source>
        <translation>Les {count} gradients sont justes&#xa0;; la plus grande erreur relative est {error}, en {port}.</translation>
    </message>
    <message>
        <source>{port}: no derivative here, at {count} numbers. The convention of {op}: {note}</source>
        <translation>{port}&#xa0;: pas de dérivée ici, pour {count} nombres. La convention de {op}&#xa0;: {note}</translation>
    </message>
    <message>
        <source>{port}: no derivative here, at 1 number. The convention of {op}: {note}</source>
        <translation>{port}&#xa0;: pas de dérivée ici, pour 1 nombre. La convention de {op}&#xa0;: {note}</translation>
    </message>
    <message>
        <source>The gradient of {port} is wrong: at row {row}, column {column} it is {gradient}, and differences say {difference} (relative error {error}).</source>
        <translation>Le gradient de {port} est faux&#xa0;: à la ligne {row}, colonne {column}, il vaut {gradient}, et les différences donnent {difference} (erreur relative {error}).</translation>
    </message>
    <message>
        <source>Whether the gradient of {port} is right cannot be told: at row {row}, column {column} it is {gradient}, and differences, which overflow, vanish or jump there, say {difference}.</source>
        <translation>On ne peut dire si le gradient de {port} est juste&#xa0;: à la ligne {row}, colonne {column}, il vaut {gradient}, et les différences, qui y débordent, s’annulent ou sautent, disent {difference}.</translation>
    </message>
    <message>
        <source>There is no display: {name} was trained here, and {picture} shows the window.</source>
        <translation>Il n’y a pas d’écran&#xa0;: {name} a été entraîné ici, et {picture} montre la fenêtre.</translation>
    </message>
    <message>
        <source>The history has one row for {count} steps.</source>
        <translation>L’historique a une ligne pour {count} pas.</translation>
    </message>
    <message>
        <source>loss {loss} after {count} steps</source>
        <translation>perte {loss} après {count} pas</translation>
    </message>
    <message>
        <source>{count} rows were trained on as {size} equivalent ones, of the same loss and gradient</source>
        <translation>{count} lignes remplacées par {size} équivalentes, de même perte et de même gradient</translation>
    </message>
    <message>
        <source>The loss is not a finite number before the first step: check data and start.</source>
        <translation>La perte n’est pas un nombre fini avant le premier pas&#xa0;: vérifiez les données et le départ.</translation>
    </message>
    <message>
        <source>The loss is a finite number before the first step, and its gradient is none.</source>
        <translation>Avant le premier pas, la perte est un nombre fini, mais son gradient n’en est pas un.</translation>
    </message>
    <message>
        <source>intercept</source>
        <translation>ordonnée à l’origine</translation>
    </message>
    <message>
        <source>{rows} rows</source>
        <translation>{rows} lignes</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message>
        <source>{columns} columns</source>
        <translation>{columns} colonnes</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 colonne</translation>
    </message>
    <message>
        <source>sheet “{sheet}”</source>
        <translation>feuille «&#xa0;{sheet}&#xa0;»</translation>
    </message>
    <message>
        <source>encoding {name}</source>
        <translation>codage {name}</translation>
    </message>
    <message>
        <source>separator {name}</source>
        <translation>séparateur {name}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>&#xa0;; </translation>
    </message>
    <message>
        <source>column</source>
        <translation>colonne</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>genre</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquantes</translation>
    </message>
    <message>
        <source>first cells</source>
        <translation>premières cellules</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>of a workbook</source>
        <translation>d’un classeur</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOM</translation>
    </message>
    <message>
        <source>such as utf-8, utf-16, cp1252</source>
        <translation>par exemple utf-8, utf-16, cp1252</translation>
    </message>
    <message>
        <source>between cells; space is any run of spaces</source>
        <translation>entre les cellules&#xa0;; space vaut toute suite d’espaces</translation>
    </message>
    <message>
        <source>lines above the table that are left out</source>
        <translation>lignes au-dessus du tableau laissées de côté</translation>
    </message>
    <message>
        <source>what the first rows hold: names, names and units, or none</source>
        <translation>ce que contiennent les premières lignes&#xa0;: noms, noms et unités, ou rien</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXTE</translation>
    </message>
    <message>
        <source>counts as missing among numbers; instead of the usual marks</source>
        <translation>compte comme manquant parmi les nombres&#xa0;; à la place des marques habituelles</translation>
    </message>
    <message>
        <source>the marks count as missing among texts, too</source>
        <translation>les signes comptent comme manquants parmi les textes aussi</translation>
    </message>
    <message>
        <source>which values of a feature of texts get a column</source>
        <translation>quelles valeurs d’une variable de texte ont une colonne</translation>
    </message>
    <message>
        <source>COLUMN=FORMAT</source>
        <translation>COLONNE=FORMAT</translation>
    </message>
    <message>
        <source>how a column writes 1234.5, such as 1.234,5</source>
        <translation>comment une colonne écrit 1234.5, par exemple 1.234,5</translation>
    </message>
    <message>
        <source>COLUMN=HOW</source>
        <translation>COLONNE=COMMENT</translation>
    </message>
    <message>
        <source>cells that are no numbers are missing, number or text</source>
        <translation>les cellules sans nombre sont manquantes (missing), nombre (number) ou texte (text)</translation>
    </message>
    <message>
        <source>what becomes of missing cells in a model&apos;s data</source>
        <translation>ce que deviennent les cellules manquantes dans les données d’un modèle</translation>
    </message>
    <message>
        <source>COLUMN</source>
        <translation>COLONNE</translation>
    </message>
    <message>
        <source>what the model predicts; the last column of numbers if not said</source>
        <translation>ce que le modèle prédit&#xa0;; sinon la dernière colonne de nombres</translation>
    </message>
    <message>
        <source>is no feature of the model</source>
        <translation>n’est pas une variable du modèle</translation>
    </message>
    <message>
        <source>PERCENT</source>
        <translation>POURCENT</translation>
    </message>
    <message>
        <source>share of the rows kept apart to validate on, 0 to 90</source>
        <translation>part des lignes gardée pour la validation, de 0 à 90</translation>
    </message>
    <message>
        <source>write the graph with the model wired, *.graph.json</source>
        <translation>écrire le graphe avec le modèle câblé, *.graph.json</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>leçon</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titre</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>langues</translation>
    </message>
    <message>
        <source>“{title}” can be taught: {count} steps, in {languages}.</source>
        <translation>«&#x202f;{title}&#x202f;» peut être donnée&#x202f;: {count} étapes, en {languages}.</translation>
    </message>
    <message>
        <source>how the gradients of the loss are written: matrix if not given</source>
        <translation>comment les gradients de la perte sont écrits&#xa0;: matrix par défaut</translation>
    </message>
    <message>
        <source>the language of the words: the terminal&apos;s if not given</source>
        <translation>la langue des mots&#xa0;: celle du terminal par défaut</translation>
    </message>
    <message>
        <source>Markdown, or LaTeX that compiles: md if not given</source>
        <translation>Markdown, ou du LaTeX qui se compile&#xa0;: md par défaut</translation>
    </message>
    <message>
        <source>with the numbers of each gradient</source>
        <translation>avec les nombres de chaque gradient</translation>
    </message>
    <message>
        <source>the file to write; standard output if not given</source>
        <translation>le fichier à écrire&#xa0;; la sortie standard par défaut</translation>
    </message>
    <message>
        <source>{path}: one gradient of this graph is made wrong, for somebody to find it.</source>
        <translation>{path}&#xa0;: un gradient de ce graphe est rendu faux, pour qu’on le trouve.</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>How far a step goes along the gradient</source>
        <translation>Quelle distance un pas parcourt le long du gradient</translation>
    </message>
    <message>
        <source>Half of the largest stable rate, found anew for another graph or data, until one is typed</source>
        <translation>La moitié du plus grand taux stable, recalculée pour un autre graphe ou d’autres données, tant qu’aucun taux n’est saisi</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>Updates in one run</source>
        <translation>Mises à jour par entraînement</translation>
    </message>
    <message>
        <source>Draws the parameters, the batches and the split</source>
        <translation>Graine du tirage des paramètres, des lots et de la séparation</translation>
    </message>
    <message>
        <source>How a gradient becomes a step</source>
        <translation>Comment un gradient devient un pas</translation>
    </message>
    <message>
        <source>Momentum and Nesterov: how much of the last step is kept</source>
        <translation>Inertie et Nesterov&#xa0;: la part du dernier pas qui est gardée</translation>
    </message>
    <message>
        <source>RMSProp: how much of the mean squared gradient is kept</source>
        <translation>RMSProp&#xa0;: la part de la moyenne des carrés du gradient qui est gardée</translation>
    </message>
    <message>
        <source>Adam: how much of the mean gradient is kept</source>
        <translation>Adam&#xa0;: la part de la moyenne du gradient qui est gardée</translation>
    </message>
    <message>
        <source>Adam: how much of the mean squared gradient is kept</source>
        <translation>Adam&#xa0;: la part de la moyenne des carrés du gradient qui est gardée</translation>
    </message>
    <message>
        <source>RMSProp and Adam: added to what the step is divided by</source>
        <translation>RMSProp et Adam&#xa0;: ajouté à ce par quoi le pas est divisé</translation>
    </message>
    <message>
        <source>How strongly parameters are pulled to zero</source>
        <translation>Avec quelle force les paramètres sont tirés vers zéro</translation>
    </message>
    <message>
        <source>The largest that a number of the gradient may be, on either side of 0</source>
        <translation>Le plus grand que puisse être un nombre du gradient, de part et d’autre de 0</translation>
    </message>
    <message>
        <source>clip each at</source>
        <translation>écrêter à</translation>
    </message>
    <message>
        <source>not clipped</source>
        <translation>non écrêté</translation>
    </message>
    <message>
        <source>The longest that the whole gradient may be; a longer one is shortened</source>
        <translation>La plus grande longueur du gradient entier&#xa0;; un plus long est raccourci</translation>
    </message>
    <message>
        <source>clip the norm at</source>
        <translation>écrêter la norme à</translation>
    </message>
    <message>
        <source>L-BFGS: how many past steps tell how the loss bends</source>
        <translation>L-BFGS&#xa0;: combien de pas passés disent comment la perte se courbe</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>Examples a step sees; empty for all of them</source>
        <translation>Taille du lot, en exemples par pas&#xa0;; vide pour les voir tous</translation>
    </message>
    <message>
        <source>How the learning rate falls with the steps</source>
        <translation>Comment le taux d’apprentissage décroît avec les pas</translation>
    </message>
    <message>
        <source>cosine with restarts</source>
        <translation>cosinus avec reprises</translation>
    </message>
    <message>
        <source>Steps: from drop to drop; down to the floor; until the rate is halved</source>
        <translation>Nombre de pas&#xa0;: d’une baisse à l’autre&#xa0;; jusqu’au plancher&#xa0;; jusqu’à la moitié du taux</translation>
    </message>
    <message>
        <source>Step schedule: what each drop multiplies the rate by</source>
        <translation>Décroissance par paliers&#x202f;: ce par quoi chaque baisse multiplie le taux</translation>
    </message>
    <message>
        <source>Cosine schedule: the share of the rate that is left at the end</source>
        <translation>Décroissance en cosinus&#x202f;: la part du taux qui reste à la fin</translation>
    </message>
    <message>
        <source>Restarts: how many times as long each period is as the one before</source>
        <translation>Reprises&#xa0;: combien de fois chaque période est plus longue que la précédente</translation>
    </message>
    <message>
        <source>growth</source>
        <translation>croissance</translation>
    </message>
    <message>
        <source>Steps in which the rate grows evenly to its full size, before the schedule</source>
        <translation>Pas pendant lesquels le taux croît régulièrement jusqu’à sa pleine valeur, avant sa décroissance</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>échauffement</translation>
    </message>
    <message>
        <source>Share of the examples kept apart to validate on</source>
        <translation>Part des exemples mise de côté pour la validation</translation>
    </message>
    <message>
        <source>Stop when the loss is this small</source>
        <translation>S’arrêter quand la perte est aussi petite</translation>
    </message>
    <message>
        <source>Stop after so many steps without improvement</source>
        <translation>S’arrêter après tant de pas sans progrès</translation>
    </message>
    <message>
        <source>What counts as improvement, as a share of the best loss</source>
        <translation>Ce qui compte comme progrès, en part de la meilleure perte</translation>
    </message>
    <message>
        <source>Precision of all numbers</source>
        <translation>Précision de tous les nombres</translation>
    </message>
    <message>
        <source>All steps asked for are done.</source>
        <translation>Tous les pas demandés sont faits.</translation>
    </message>
    <message>
        <source>The loss is no longer a finite number: lower the learning rate and reset.</source>
        <translation>La perte n’est plus un nombre fini&#xa0;: baissez le taux d’apprentissage et réinitialisez.</translation>
    </message>
    <message>
        <source>Paused: the loss explodes. Lower the learning rate and reset.</source>
        <translation>En pause&#xa0;: la perte explose. Diminuez le taux d’apprentissage et réinitialisez.</translation>
    </message>
    <message>
        <source>The loss has come down to its target.</source>
        <translation>La perte a atteint la valeur visée.</translation>
    </message>
    <message>
        <source>The loss has stopped improving.</source>
        <translation>La perte ne diminue plus.</translation>
    </message>
    <message>
        <source>Paused: the condition of a breakpoint holds.</source>
        <translation>En pause&#xa0;: la condition d’un point d’arrêt est vraie.</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>taux d’apprentissage</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>graine</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>optimiseur</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>inertie</translation>
    </message>
    <message>
        <source>smoothing</source>
        <translation>lissage</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>décroissance des poids</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>taille des lots</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>décroissance du taux</translation>
    </message>
    <message>
        <source>period</source>
        <translation>période</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>facteur</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>plancher</translation>
    </message>
    <message>
        <source>validation share</source>
        <translation>part de validation</translation>
    </message>
    <message>
        <source>target loss</source>
        <translation>perte visée</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>patience</translation>
    </message>
    <message>
        <source>improvement</source>
        <translation>progrès</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>précision</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>descente de gradient</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>inertie de Nesterov</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constant</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>par paliers</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosinus</translation>
    </message>
    <message>
        <source>inverse</source>
        <translation>inverse</translation>
    </message>
    <message>
        <source>double, 64 bits</source>
        <translation>double, 64&#xa0;bits</translation>
    </message>
    <message>
        <source>single, 32 bits</source>
        <translation>simple, 32&#xa0;bits</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>never stop</source>
        <translation>ne jamais arrêter</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
</context>
</TS>
